import { CROCKFORD_ALPHABET } from '@goodword/protocol';

/** x⁵ + x² + 1, a primitive polynomial: the powers of 2 run through all 31 non-zero elements. */
const POLYNOMIAL = 0b100101;

/** Adds an element of GF(32) and doubles the sum: a step of Horner's rule, without a branch. */
export function addToCheck(sum: number, value: number): number {
  const added = sum ^ value;
  return (added << 1) ^ ((added >> 4) * POLYNOMIAL);
}

/**
 * Computes the check character over GF(32): the sum of the i-th character from the right times 2^i.
 *
 * A changed character changes its own product, and a swap of neighbours changes the sum by
 * (a − b)(2^i − 2^(i+1)), which is zero only where a = b. So every single substitution and every
 * swap of neighbours is caught, for up to 31 characters; a sum modulo 32 cannot do this, since it
 * has divisors of zero. The check character's own weight is 2^0: a text that ends in the right one
 * has itself the check character `0`.
 *
 * @param body characters of Crockford's alphabet, in upper case
 * @example checkCharacter('7K3MQ9TZ4H') // '7'
 */
export function checkCharacter(body: string): string {
  let sum = 0;
  for (const character of body) sum = addToCheck(sum, CROCKFORD_ALPHABET.indexOf(character));
  return CROCKFORD_ALPHABET.charAt(sum);
}
