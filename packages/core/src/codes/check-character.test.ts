import { CROCKFORD_ALPHABET } from '@goodword/protocol';
import { describe, expect, it } from 'vitest';
import { checkCharacter } from './check-character.js';
import { CODE_LONGEST } from './code-length.js';

const [zero = ''] = CROCKFORD_ALPHABET;
const ALPHABET = [...CROCKFORD_ALPHABET];
const isRight = (code: string) => checkCharacter(code) === zero;

/** A code whose characters are all zero but these. The sum is linear, so that these stand for all. */
function codeWith(characters: Readonly<Record<number, string>>): string {
  return Array.from({ length: CODE_LONGEST }, (_, place) => characters[place] ?? zero).join('');
}

describe('checkCharacter()', () => {
  it('makes a text right that it is put behind', () => {
    for (const body of ['7K3MQ9TZ4H', 'ZZZZZZZZZZ', '0000000000', 'A', '']) {
      expect(isRight(body + checkCharacter(body))).toBe(true);
    }
    expect(checkCharacter('7K3MQ9TZ4H')).toBe('7');
  });

  it('tells every difference in one place, in all 31 places', () => {
    for (let place = 0; place < CODE_LONGEST; place += 1) {
      for (const difference of ALPHABET.slice(1)) {
        expect(isRight(codeWith({ [place]: difference }))).toBe(false);
      }
    }
  });

  it('tells every swap of two different neighbours, in all places', () => {
    for (let place = 0; place + 1 < CODE_LONGEST; place += 1) {
      for (const a of ALPHABET) {
        for (const b of ALPHABET) {
          if (a === b) continue;
          const one = checkCharacter(codeWith({ [place]: a, [place + 1]: b }));
          const other = checkCharacter(codeWith({ [place]: b, [place + 1]: a }));
          expect(one).not.toBe(other);
        }
      }
    }
  });
});
