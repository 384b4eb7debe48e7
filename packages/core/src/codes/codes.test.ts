import { CROCKFORD_ALPHABET } from '@goodword/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatCode } from './format-code.js';
import { CODE_LENGTH } from './code-length.js';
import { generateCode } from './generate-code.js';
import { parseCode } from './parse-code.js';

const SAMPLES = Array.from({ length: 50 }, () => generateCode());

describe('generateCode()', () => {
  it('makes eleven characters that parseCode() reads', () => {
    for (const code of SAMPLES) {
      expect(code).toHaveLength(CODE_LENGTH);
      expect(parseCode(code)).toEqual({ ok: true, code, codeKey: code, vanity: false });
    }
  });

  it('draws every character of the alphabet about equally often (chi-square, p > 0.0001)', () => {
    const counts = new Map<string, number>();
    const draws = 20_000;
    for (let draw = 0; draw < draws; draw += 1) {
      const first = generateCode({ isOffensive: () => false }).charAt(0);
      counts.set(first, (counts.get(first) ?? 0) + 1);
    }
    const expected = draws / 32;
    const chiSquare = [...CROCKFORD_ALPHABET].reduce(
      (sum, character) => sum + ((counts.get(character) ?? 0) - expected) ** 2 / expected,
      0,
    );
    expect(chiSquare).toBeLessThan(68);
  });

  it('draws again when a code is offensive', () => {
    let refusals = 0;
    const code = generateCode({ isOffensive: () => (refusals += 1) < 3 });
    expect(refusals).toBe(3);
    expect(parseCode(code).ok).toBe(true);
  });
});

describe('parseCode()', () => {
  it('catches every single substitution', () => {
    for (const code of SAMPLES) {
      for (let place = 0; place < code.length; place += 1) {
        for (const character of CROCKFORD_ALPHABET.replace(code.charAt(place), '')) {
          const mistyped = code.slice(0, place) + character + code.slice(place + 1);
          expect(parseCode(mistyped)).toEqual({ ok: false, reason: 'check' });
        }
      }
    }
  });

  it('catches every swap of neighbours, the check character included', () => {
    for (const code of SAMPLES) {
      for (let place = 0; place + 1 < code.length; place += 1) {
        const [a, b] = [code.charAt(place), code.charAt(place + 1)];
        if (a === b) continue;
        const mistyped = code.slice(0, place) + b + a + code.slice(place + 2);
        expect(parseCode(mistyped)).toEqual({ ok: false, reason: 'check' });
      }
    }
  });

  it('reads lower case, dashes, spaces and look-alikes as the same code', () => {
    for (const code of SAMPLES) {
      const spoken = formatCode(code).toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l');
      expect(parseCode(`  ${spoken.replaceAll('-', ' – ')} `)).toMatchObject({ ok: true, code });
    }
  });

  it.each([
    ['', 'empty'],
    [' - ', 'empty'],
    ['AB', 'length'],
    ['A'.repeat(21), 'length'],
    ['A'.repeat(1_000_000), 'length'],
    ['ADA!', 'characters'],
    ['ADA<script>', 'characters'],
    ['UUUUUUUUUUU', 'characters'],
  ])('refuses %j as %s', (text, reason) => {
    expect(parseCode(text)).toEqual({ ok: false, reason });
  });

  it('keeps a vanity code as written and compares it without look-alikes', () => {
    expect(parseCode('lola')).toEqual({ ok: true, code: 'LOLA', codeKey: '101A', vanity: true });
  });

  it('never throws, whatever the text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parseCode(text)));
  });
});
