import { CROCKFORD_ALPHABET } from '@goodword/protocol';

/** A mark for each of the 32³ triples of characters. */
export type MarkedTriples = Uint8Array;

/** Moves a triple on by one character: the last three values as one number of 15 bits. */
export function appendToTriple(triple: number, value: number): number {
  return ((triple << 5) | value) & 0x7fff;
}

/** Marks triples that stand one behind the other, so that a look-up costs the same for any number. */
export function markTriples(triples: string): MarkedTriples {
  const marked = new Uint8Array(32 ** 3);
  let triple = 0;
  for (let place = 0; place < triples.length; place += 1) {
    triple = appendToTriple(triple, CROCKFORD_ALPHABET.indexOf(triples.charAt(place)));
    if (place % 3 === 2) marked[triple] = 1;
  }
  return marked;
}
