import { poolOf } from './benefit-amount.js';

/**
 * An amount as it is read out.
 *
 * @example amountInWords(1000, 'EUR') // '10.00 EUR'
 */
export function amountInWords(amount: number, unit: string): string {
  const pool = poolOf(unit);
  if (pool !== undefined)
    return amount === 1 ? `a coupon (${pool})` : `${amount} coupons (${pool})`;
  if (unit.startsWith('points:')) return `${amount} ${unit.slice('points:'.length)}`;
  const { maximumFractionDigits: digits = 2 } = new Intl.NumberFormat('en', {
    style: 'currency',
    currency: unit,
  }).resolvedOptions();
  return `${(amount / 10 ** digits).toFixed(digits)} ${unit}`;
}
