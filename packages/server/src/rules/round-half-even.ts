/**
 * Divides whole numbers of any size and rounds half to even: the product of a large order and a
 * fine percentage is not a safe number.
 *
 * @example roundHalfEven(5n, 2n) // 2
 */
export function roundHalfEven(dividend: bigint, divisor: bigint): number {
  const whole = dividend / divisor;
  const rest = (dividend % divisor) * 2n;
  const isUp = rest > divisor || (rest === divisor && whole % 2n === 1n);
  return Number(isUp ? whole + 1n : whole);
}
