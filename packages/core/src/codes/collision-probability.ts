/** How many codes there are, and of how many random bits each. */
export interface CollisionOptions {
  /** Random bits of a code. @default 50 */
  bits?: number;
  /** Codes that are drawn. */
  count: number;
}

/** So many factors are multiplied one by one; beyond, a series has the same digits. */
const EXACT_UP_TO = 10_000;

/**
 * The probability that among randomly drawn codes two are the same (the birthday problem).
 *
 * It stays right where it is far below what 1 minus a number near 1 can tell.
 *
 * @returns 0 to 1
 * @example collisionProbability({ count: 1_000_000 }) // 0.000444…
 * @throws RangeError when `bits` are negative or `count` is no whole number
 */
export function collisionProbability({ bits = 50, count }: CollisionOptions): number {
  if (!(bits >= 0 && Number.isSafeInteger(count) && count >= 0)) {
    throw new RangeError(
      `[goodword] Expected bits of 0 or more and a whole count, received ${bits} and ${count}.`,
    );
  }
  const codes = 2 ** bits;
  if (count > codes) return 1;
  return -Math.expm1(count <= EXACT_UP_TO ? sumLogs(codes, count) : sumSeries(codes, count)) + 0;
}

/** The logarithm of the chance that all are different: Σ log(1 − k / codes). */
function sumLogs(codes: number, count: number): number {
  let sum = 0;
  for (let drawn = 1; drawn < count; drawn += 1) sum += Math.log1p(-drawn / codes);
  return sum;
}

/**
 * The same by three terms of log(1 − x) = −x − x²/2 − x³/3 − …, each summed in closed form. Where what
 * is left out would show, the first term alone is beyond −1,000, and the probability is 1.
 */
function sumSeries(codes: number, count: number): number {
  const last = count - 1;
  const first = (last * count) / 2 / codes;
  const second = (first * (2 * last + 1)) / 3 / codes;
  const third = first ** 2 / codes;
  return -first - second / 2 - third / 3;
}
