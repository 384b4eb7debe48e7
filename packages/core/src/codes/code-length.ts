/** Random characters of a code: 50 bits, so that guessing one of a million takes 10⁹ tries. */
export const CODE_RANDOM_LENGTH = 10;

/** Length of a generated code, its check character included. */
export const CODE_LENGTH = CODE_RANDOM_LENGTH + 1;

/** The fewest characters of a vanity code. */
export const VANITY_SHORTEST = 3;

/** The most characters of a vanity code. */
export const VANITY_LONGEST = 20;

/** The most characters that a check character covers: the powers of 2 in GF(32) repeat after 31. */
export const CODE_LONGEST = 31;

/** What a character of Crockford's alphabet holds. */
const BITS = 5;

/**
 * The length of a generated code that has at least so many random bits, its check character included.
 *
 * It is 11 up to 50 bits, then 21 to 31. There is nothing in between: a text of 12 to 20 characters
 * is a vanity code, and its check character would go unread.
 *
 * @param bits 1 to 150
 * @example codeLength(50) // 11
 * @example codeLength(64) // 21
 * @throws RangeError when `bits` are not 1 to 150
 */
export function codeLength(bits: number): number {
  if (!(bits >= 1 && bits <= (CODE_LONGEST - 1) * BITS)) {
    throw new RangeError(`[goodword] Expected bits to be 1 to 150, received ${bits}.`);
  }
  const random = Math.ceil(bits / BITS);
  return random <= CODE_RANDOM_LENGTH ? CODE_LENGTH : Math.max(random, VANITY_LONGEST) + 1;
}
