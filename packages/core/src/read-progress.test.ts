import fc from 'fast-check';
import type { Milestone, Program, ReferralStatus } from '@goodword/protocol';
import { describe, expect, it } from 'vitest';
import { readProgress } from './read-progress.js';

const withSteps = (...at: number[]) =>
  ({ milestones: at.map((count): Milestone => ({ at: count })) }) as unknown as Program;

const asReferrals = (...statuses: ReferralStatus[]) =>
  statuses.map((status, index) => ({ id: String(index), status, since: '2026-11-01' }));

describe('readProgress()', () => {
  it('counts won referrals alone', () => {
    const referrals = asReferrals('won', 'lead', 'qualified', 'won', 'not-this-time');
    expect(readProgress({ referrals }).count).toBe(2);
  });

  it('takes the server’s own count before a list that may be cut short', () => {
    const advocate = { code: 'ADA', url: 'https://r.example/r/ADA', hasFigures: true, won: 140 };
    expect(readProgress({ advocate, referrals: asReferrals('won') }).count).toBe(140);
  });

  it('has no steps where the program has none', () => {
    expect(readProgress({})).toEqual({ count: 0, steps: [] });
  });

  it('finds the nearest step that is not reached, whatever their order', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { maxLength: 8 }),
        fc.nat(30),
        (at, won) => {
          const advocate = { code: 'A', url: 'https://r.example', hasFigures: true, won };
          const { steps, next } = readProgress({ program: withSteps(...at), advocate });
          expect(steps.map((step) => step.at)).toEqual(at.toSorted((a, b) => a - b));
          expect(next?.at).toBe(at.filter((step) => step > won).sort((a, b) => a - b)[0]);
          for (const step of steps) expect(step.isReached).toBe(step.at <= won);
        },
      ),
    );
  });
});
