import { roundHalfEven } from './round-half-even.js';

/** Percentages count to a millionth; beyond that a number's own error begins. */
const PRECISION = 1_000_000;

/**
 * Takes a percentage of an amount in minor units, rounded half to even.
 *
 * @example shareOf(1050, 5) // 52, since 52.5 lies between and 52 is even
 */
export function shareOf(amount: number, percent: number): number {
  const product = BigInt(amount) * BigInt(Math.round(percent * PRECISION));
  return roundHalfEven(product, BigInt(100 * PRECISION));
}
