import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createKnownCodes } from './known-codes.js';

describe('createKnownCodes()', () => {
  it('issues each advocate one code of their own, and finds it however it is typed', () => {
    const codes = createKnownCodes({});
    fc.assert(
      fc.property(fc.uniqueArray(fc.string(), { minLength: 2, maxLength: 20 }), (advocates) => {
        const issued = advocates.map((advocate) => codes.issue(advocate));
        expect(new Set(issued).size).toBe(advocates.length);
        expect(advocates.map((advocate) => codes.issue(advocate))).toEqual(issued);
        for (const code of issued) {
          const typed = `${code.slice(0, 4)} ${code.slice(4)}`.toLowerCase();
          expect(codes.judge(typed)).toEqual({ valid: true, code });
        }
      }),
    );
  });

  it('gives the reason of a code that is paused', () => {
    const codes = createKnownCodes({ REST: { state: 'paused', displayName: 'Ada' } });
    expect(codes.judge('rest')).toEqual({ valid: false, reason: 'paused' });
  });

  it('throws for what is no code', () => {
    expect(() => createKnownCodes({ '?': {} })).toThrow(/Expected a code, received \?/);
  });
});
