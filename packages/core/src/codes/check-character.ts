import { CROCKFORD_ALPHABET } from '@goodword/protocol';

/** x⁵ + x² + 1, a primitive polynomial: the powers of 2 run through all 31 non-zero elements. */
const POLYNOMIAL = 0b100101;

/** The product with 2 in GF(32). */
function double(element: number): number {
  const shifted = element << 1;
  return shifted & 32 ? shifted ^ POLYNOMIAL : shifted;
}

/**
 * Computes the check character over GF(32): the sum of the i-th character times 2^i.
 *
 * A changed character changes its own product, and a swap of neighbours changes the sum by
 * (a − b)(2^i − 2^(i+1)), which is zero only where a = b. So every single substitution and every
 * swap of neighbours is caught, for up to 30 characters; a sum modulo 32 cannot do this, since it
 * has divisors of zero.
 *
 * @param body characters of Crockford's alphabet, in upper case
 */
export function checkCharacter(body: string): string {
  let sum = 0;
  // Horner's rule from the right: the last character gets 2^1, so that a swap with the check
  // character, whose weight is 2^0, is caught as well.
  for (const character of body) sum = double(sum ^ CROCKFORD_ALPHABET.indexOf(character));
  return CROCKFORD_ALPHABET.charAt(sum);
}
