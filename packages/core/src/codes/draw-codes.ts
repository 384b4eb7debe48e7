import { CROCKFORD_ALPHABET } from '@goodword/protocol';
import type { Random } from '../ports.js';
import { addToCheck } from './check-character.js';
import { appendToTriple, type MarkedTriples } from './triples.js';

/**
 * Draws codes, one behind the other in a text. A byte has eight times 32 values, so that its low five
 * bits are uniform.
 *
 * @param refused leaves out the codes that have a marked triple, so that there may be fewer or none
 */
export function drawCodes(
  random: Random,
  length: number,
  count: number,
  refused: MarkedTriples,
): string {
  const bytes = random(length * count);
  let written = 0;
  for (let start = 0; start < bytes.length; start += length) {
    let check = 0;
    let triple = 0;
    let isRefused: number | undefined = 0;
    for (let place = 0; place < length; place += 1) {
      const value = place < length - 1 ? (bytes[start + place] ?? 0) & 31 : check;
      check = addToCheck(check, value);
      triple = appendToTriple(triple, value);
      isRefused ||= refused[triple];
      bytes[written + place] = CROCKFORD_ALPHABET.charCodeAt(value);
    }
    if (!isRefused) written += length;
  }
  return new TextDecoder().decode(bytes.subarray(0, written));
}
