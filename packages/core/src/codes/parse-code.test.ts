import { CROCKFORD_ALPHABET } from '@goodword/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatCode } from './format-code.js';
import { generateCode } from './generate-code.js';
import { parseCode } from './parse-code.js';

const SAMPLES = Array.from({ length: 50 }, () => generateCode());
const typed = fc.string({
  unit: fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'),
  minLength: 3,
  maxLength: 20,
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
    [
      'full-width letters',
      (code: string) =>
        code.replace(/./g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0)),
    ],
    ['marks of direction', (code: string) => `\u200F\u202B${code}\u202C\u200E`],
    ['zero-width spaces', (code: string) => [...code].join('\u200B')],
    [
      'a byte order mark and a soft hyphen',
      (code: string) => `\uFEFF${code.slice(0, 4)}\u00AD${code.slice(4)}`,
    ],
    ['dots and underscores', (code: string) => code.replace(/^..../, '$&._.')],
    ['line breaks', (code: string) => code.replace(/^..../, '$&\r\n')],
  ])('reads a code that was copied with %s', (_, copy) => {
    for (const code of SAMPLES) expect(parseCode(copy(code))).toMatchObject({ ok: true, code });
  });

  it.each([
    ['', 'empty'],
    [' - ', 'empty'],
    ['\u200B\uFEFF', 'empty'],
    ['AB', 'length'],
    ['A'.repeat(32), 'length'],
    [' '.repeat(65), 'length'],
    [`ADA${' '.repeat(62)}`, 'length'],
    ['A'.repeat(1_000_000), 'length'],
    ['A'.repeat(21), 'check'],
    ['ADA!', 'characters'],
    ['ADA<script>', 'characters'],
    ['UUUUUUUUUUU', 'characters'],
    ['U'.repeat(21), 'characters'],
    ['АДА', 'characters'],
    ['\uD800ADA', 'characters'],
    ['ADA\uDC00', 'characters'],
    ['😀😀😀', 'characters'],
    ['../ADA', 'characters'],
    ["ADA'; DROP TABLE codes", 'characters'],
    ['ADA\0', 'characters'],
    ['%41DA', 'characters'],
    ['٣٣٣٣', 'characters'],
  ])('refuses %j as %s', (text, reason) => {
    expect(parseCode(text)).toEqual({ ok: false, reason });
  });

  it.each([
    ['__proto__', 'PR0T0'],
    ['prototype', 'PR0T0TYPE'],
    ['toString', 'T0STR1NG'],
    ['hasOwnProperty', 'HAS0WNPR0PERTY'],
    ['null', 'NU11'],
  ])('takes %j for nothing but letters', (text, codeKey) => {
    expect(parseCode(text)).toMatchObject({ ok: true, codeKey });
  });

  it('keeps a vanity code as written and compares it without look-alikes', () => {
    expect(parseCode('lola')).toEqual({ ok: true, code: 'LOLA', codeKey: '101A', vanity: true });
  });

  it('reads its own answer as the same code', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const parsed = parseCode(text);
        fc.pre(parsed.ok);
        expect(parseCode(parsed.code)).toEqual(parsed);
        expect(parseCode(parsed.codeKey)).toMatchObject({ ok: true, codeKey: parsed.codeKey });
        expect(parseCode(text.toLowerCase())).toEqual(parsed);
      }),
    );
  });

  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        const parsed = parseCode(text);
        if (parsed.ok) expect(parsed.codeKey).toMatch(/^[0-9A-Z]{3,31}$/);
        else expect(['empty', 'length', 'characters', 'check']).toContain(parsed.reason);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('formatCode()', () => {
  it.each([
    ['7K3MQ9TZ4H7', '7K3M-Q9TZ-4H7'],
    ['SPRING-7K3MQ9TZ4H7', 'SPRING-7K3M-Q9TZ-4H7'],
    ['0123456789ABCDEFGHJKM', '0123-4567-89AB-CDEF-GHJKM'],
    ['LOLA2027', 'LOLA2027'],
    ['', ''],
  ])('writes %s as %s', (code, formatted) => {
    expect(formatCode(code)).toBe(formatted);
  });

  it('is read as the same code', () => {
    for (const code of SAMPLES) {
      expect(parseCode(formatCode(code))).toMatchObject({ ok: true, code });
      expect(formatCode(formatCode(code))).toBe(formatCode(code));
    }
  });
});
