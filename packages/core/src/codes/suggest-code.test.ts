import { CROCKFORD_ALPHABET } from '@goodword/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generateCode } from './generate-code.js';
import { misreadingCost } from './misreading-cost.js';
import { parseCode } from './parse-code.js';
import { suggestCode } from './suggest-code.js';

const CODE = '7K3MQ9TZ4H7';
const everyEdit = (code: string) => {
  const edits: string[] = [];
  for (let place = 0; place <= code.length; place += 1) {
    const [before, here, rest] = [code.slice(0, place), code.charAt(place), code.slice(place + 1)];
    if (here) edits.push(before + rest);
    if (rest) edits.push(before + rest.charAt(0) + here + rest.slice(1));
    for (const other of CROCKFORD_ALPHABET) {
      edits.push(before + other + here + rest);
      if (here && other !== here) edits.push(before + other + rest);
    }
  }
  return edits.filter((edit) => edit !== code);
};

describe('suggestCode()', () => {
  it('finds the code that was meant after any single mistake, where it is known', () => {
    const isKnown = (key: string) => key === CODE;
    for (const mistyped of everyEdit(CODE)) {
      expect(suggestCode(mistyped, { isKnown })).toEqual([CODE]);
    }
  });

  it('suggests only codes that are right, the meant one among them', () => {
    for (const mistyped of everyEdit(CODE)) {
      const suggestions = suggestCode(mistyped, { limit: Infinity });
      expect(suggestions).toContain(CODE);
      for (const code of suggestions)
        expect(parseCode(code)).toMatchObject({ ok: true, vanity: false });
      expect(new Set(suggestions).size).toBe(suggestions.length);
    }
  });

  it.each([
    ['a swap', '7K3MQ9TZ47H'],
    ['a look-alike', '7K3MQ9T24H7'],
    ['a letter typed twice', '7KK3MQ9TZ4H7'],
    ['a letter that no code has', '7K3MQ9TZ4HU'],
  ])('puts %s first', (_, mistyped) => {
    expect(suggestCode(mistyped)[0]).toBe(CODE);
  });

  it('suggests a vanity code only where it is known', () => {
    expect(suggestCode('LOLLA')).toEqual([]);
    expect(suggestCode('LOLLA', { isKnown: (key) => key === '101A' })).toEqual(['101A']);
    expect(suggestCode('LOAL', { isKnown: (key) => ['101A', 'ADA'].includes(key) })).toEqual([
      '101A',
    ]);
  });

  it('suggests nothing for a code that is right, and nothing unknown', () => {
    expect(suggestCode(CODE)).toEqual([]);
    expect(suggestCode('7K3MQ9TZ47H', { isKnown: () => false })).toEqual([]);
  });

  it('asks a bounded number of times, and answers no more than it may', () => {
    let asked = 0;
    const isKnown = () => (asked += 1) > 0;
    expect(suggestCode('ABCDEFGHJKMNPQRSTVWX', { isKnown, limit: 3 })).toHaveLength(3);
    expect(asked).toBeLessThan(2_000);
  });

  it.each([
    '',
    'A',
    '!!!',
    'А'.repeat(11),
    '\uD800',
    'ﷺ'.repeat(60),
    'A'.repeat(1_000_000),
    '__proto__',
  ])('suggests nothing for %.20j', (text) => {
    expect(suggestCode(text)).toEqual([]);
  });

  it('never throws, and bounds its answer', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 24 }), (text) => {
        expect(suggestCode(text).length).toBeLessThanOrEqual(5);
      }),
    );
  });

  it('finds a code again whose one character was misread', () => {
    for (let draw = 0; draw < 20; draw += 1) {
      const code = generateCode();
      const place = draw % code.length;
      const other = code.charAt(place) === 'A' ? 'B' : 'A';
      const mistyped = code.slice(0, place) + other + code.slice(place + 1);
      expect(suggestCode(mistyped, { limit: 20 })).toContain(code);
    }
  });
});

describe('misreadingCost()', () => {
  it.each([
    ['8', 'B', 1],
    ['V', 'U', 1],
    ['Q', 'W', 2],
    ['Z', 'Y', 2],
    ['B', 'P', 3],
    ['A', 'Z', 4],
  ])('of %s for %s is %i, either way', (a, b, cost) => {
    expect(misreadingCost(a, b)).toBe(cost);
    expect(misreadingCost(b, a)).toBe(cost);
  });
});
