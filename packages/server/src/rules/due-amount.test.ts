import type { Benefit, ReversalPolicy } from '@goodword/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueAmount } from './due-amount.js';
import { planReversal } from './plan-reversal.js';
import { roundHalfEven } from './round-half-even.js';
import { shareOf } from './share-of.js';

const FIXED: Benefit = { kind: 'fixed', amount: 1000, unit: 'EUR' };
const PERCENT: Benefit = { kind: 'percent', percent: 5 };

describe('dueAmount()', () => {
  it.each<[string, Benefit, ReversalPolicy | undefined, number, number]>([
    ['a fixed reward stays', FIXED, undefined, 999, 1000],
    ['any refund takes it', FIXED, 'any', 1, 0],
    ['a third leaves two thirds', FIXED, 'proportional', 350, 667],
    ['a half rounds to even', PERCENT, undefined, 0, 52],
    ['a half of the rest rounds to even', PERCENT, undefined, 20, 52],
    ['a share follows whatever the rule says', PERCENT, 'any', 50, 50],
  ])('%s', (_what, benefit, reversal, refunded, due) => {
    const earned = benefit.kind === 'fixed' ? 1000 : shareOf(1050, 5);
    expect(dueAmount(earned, { benefit, reversal }, { value: 1050, refunded, isFull: false })).toBe(
      due,
    );
  });

  it('leaves nothing of what was refunded in full, with a value or without', () => {
    for (const benefit of [FIXED, PERCENT]) {
      expect(dueAmount(1000, { benefit }, { refunded: 0, isFull: true })).toBe(0);
    }
  });

  it('never grows by a refund, and never exceeds what was earned', () => {
    const policy = fc.constantFrom<ReversalPolicy>('full-only', 'any', 'proportional');
    const benefit = fc.oneof(
      fc.constant(FIXED),
      fc
        .double({ min: 0.01, max: 100, noNaN: true })
        .map((percent): Benefit => ({ kind: 'percent', percent })),
    );
    const amount = fc.integer({ min: 1, max: 2 ** 40 });
    fc.assert(
      fc.property(
        benefit,
        policy,
        amount,
        fc.nat(),
        fc.nat(),
        (promised, reversal, value, a, b) => {
          const earned = promised.kind === 'fixed' ? 1000 : shareOf(value, promised.percent);
          const [less = 0, more = 0] = [a % value, b % value].sort((x, y) => x - y);
          const due = (refunded: number) =>
            dueAmount(earned, { benefit: promised, reversal }, { value, refunded, isFull: false });
          expect(due(0)).toBe(earned);
          expect(due(less)).toBeLessThanOrEqual(earned);
          expect(due(more)).toBeLessThanOrEqual(due(less));
          expect(due(more)).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });
});

describe('roundHalfEven()', () => {
  it('is within a half, and even at a half', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 1000 }), (dividend, divisor) => {
        const rounded = roundHalfEven(BigInt(dividend), BigInt(divisor));
        const distance = Math.abs(2 * (dividend - rounded * divisor));
        expect(distance).toBeLessThanOrEqual(divisor);
        if (distance === divisor) expect(rounded % 2).toBe(0);
      }),
    );
  });
});

describe('planReversal()', () => {
  it.each([
    [{ amount: 100, refunded: 0, isFull: false }, 40, { amount: 40, refunded: 40, isFull: false }],
    [{ amount: 100, refunded: 40, isFull: false }, 60, { amount: 60, refunded: 100, isFull: true }],
    [{ amount: 100, refunded: 40, isFull: false }, undefined, { amount: 60, isFull: true }],
    [{ amount: null, refunded: 0, isFull: false }, undefined, { amount: null, isFull: true }],
    [{ amount: 0, refunded: 0, isFull: false }, undefined, { amount: 0, isFull: true }],
    [{ amount: 100, refunded: 40, isFull: false }, 61, { ok: false }],
    [{ amount: 100, refunded: 100, isFull: true }, undefined, { ok: false }],
    [{ amount: null, refunded: 0, isFull: false }, 1, { ok: false }],
  ])('of %j with %j', (order, asked, expected) => {
    expect(planReversal(order, asked)).toMatchObject(expected);
  });
});
