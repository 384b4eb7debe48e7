import type { ExchangeRate } from '@goodword/protocol';

/** A rate counts to a billionth. */
export const RATE_PRECISION = 1_000_000_000;

/**
 * Finds what a currency is worth in another, in billionths.
 *
 * @returns `undefined` where there is no rate
 */
export function findRate(
  from: string,
  to: string,
  rates: readonly ExchangeRate[] = [],
): number | undefined {
  if (from === to) return RATE_PRECISION;
  const known = rates.find((rate) => rate.from === from && rate.to === to);
  return known && Math.round(known.rate * RATE_PRECISION);
}
