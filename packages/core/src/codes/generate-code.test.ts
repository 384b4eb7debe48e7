import { CROCKFORD_ALPHABET } from '@goodword/protocol';
import { describe, expect, it } from 'vitest';
import { CODE_LENGTH } from './code-length.js';
import { createCodeGenerator } from './create-code-generator.js';
import { generateCode } from './generate-code.js';
import { OFFENSIVE_BEGINNINGS } from './offensive-beginnings.js';
import { parseCode } from './parse-code.js';

const TRIPLES = OFFENSIVE_BEGINNINGS.match(/.{3}/g) ?? [];

/** Of 31 degrees of freedom: exceeded once in 10⁹ runs. */
const CHI_SQUARE_LIMIT = 106;

function chiSquare(drawn: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const character of drawn) counts.set(character, (counts.get(character) ?? 0) + 1);
  const expected = drawn.length / CROCKFORD_ALPHABET.length;
  return [...CROCKFORD_ALPHABET].reduce(
    (sum, character) => sum + ((counts.get(character) ?? 0) - expected) ** 2 / expected,
    0,
  );
}

describe('generateCode()', () => {
  it('makes eleven characters that parseCode() reads', () => {
    for (let draw = 0; draw < 3000; draw += 1) {
      const code = generateCode();
      expect(code).toHaveLength(CODE_LENGTH);
      expect(parseCode(code)).toEqual({ ok: true, code, codeKey: code, vanity: false });
    }
  });

  it('never makes the same one twice among 100,000', () => {
    expect(new Set(Array.from({ length: 100_000 }, () => generateCode())).size).toBe(100_000);
  });

  it('draws again what begins an offence, wherever it stands', () => {
    const codes = Array.from({ length: 20_000 }, () => generateCode()).join(' ');
    expect(TRIPLES.filter((triple) => codes.includes(triple))).toEqual([]);
    expect(TRIPLES.join('')).toBe(OFFENSIVE_BEGINNINGS);
  });

  it('draws again from a generator of the host’s own', () => {
    const draws = ['ASS', 'ADA'];
    const random = (size: number) => {
      const [word = ''] = draws.splice(0, 1);
      const bytes = new Uint8Array(size);
      [...word].forEach((character, place) => {
        bytes[place] = CROCKFORD_ALPHABET.indexOf(character) + 32 * place;
      });
      return bytes;
    };
    expect(generateCode({ random })).toMatch(/^ADA0000000/);
    expect(draws).toEqual([]);
  });
});

describe('createCodeGenerator()', () => {
  it('draws every character about equally often, in every place (chi-square)', () => {
    const generate = createCodeGenerator();
    const codes = Array.from({ length: 20_000 }, generate);
    for (let place = 0; place < CODE_LENGTH; place += 1) {
      expect(chiSquare(codes.map((code) => code.charAt(place)))).toBeLessThan(CHI_SQUARE_LIMIT);
    }
  });

  it('brings no list, and draws again what the host’s refuses', () => {
    const offered: string[] = [];
    const generate = createCodeGenerator({
      random: (size) => new Uint8Array(size).fill(CROCKFORD_ALPHABET.indexOf('X')),
      isOffensive: (code) => offered.push(code) < 3,
    });
    expect(generate()).toMatch(/^XXXXXXXXXX/);
    expect(offered).toHaveLength(3);
  });

  it.each([
    [1, 11],
    [50, 11],
    [51, 21],
    [100, 21],
    [101, 22],
    [150, 31],
  ])('makes codes with %i bits that parseCode() still checks', (bits, length) => {
    const code = createCodeGenerator({ bits })();
    expect(code).toHaveLength(length);
    expect(parseCode(code)).toEqual({ ok: true, code, codeKey: code, vanity: false });
    const [first = '', ...rest] = code;
    const other = first === 'A' ? 'B' : 'A';
    expect(parseCode(other + rest.join(''))).toEqual({ ok: false, reason: 'check' });
  });

  it.each([0, -1, 151, NaN, Infinity])('refuses %d bits', (bits) => {
    expect(() => createCodeGenerator({ bits })).toThrow(RangeError);
  });
});
