/** Percentages count to a millionth; beyond that a number's own error begins. */
const PRECISION = 1_000_000;

/**
 * Takes a percentage of an amount in minor units, rounded half to even.
 *
 * @example shareOf(1050, 5) // 52, since 52.5 lies between and 52 is even
 */
export function shareOf(amount: number, percent: number): number {
  // Whole numbers of any size: the product of a large order and a fine percentage is not safe.
  const product = BigInt(amount) * BigInt(Math.round(percent * PRECISION));
  const divisor = BigInt(100 * PRECISION);
  const whole = product / divisor;
  const rest = (product % divisor) * 2n;
  const isUp = rest > divisor || (rest === divisor && whole % 2n === 1n);
  return Number(isUp ? whole + 1n : whole);
}
