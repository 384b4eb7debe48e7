import type { Candidate, Decision } from '@goodword/protocol';
import { decisionSchema } from '@goodword/protocol/schemas';
import { describe, expect, it } from 'vitest';
import { resolveReview } from './resolve-review.js';

const NOW = Date.UTC(2026, 10, 25);
const AT = new Date(NOW).toISOString();

const candidate = (
  advocateId: string,
  code: string,
  change: Partial<Candidate> = {},
): Candidate => ({
  advocateId,
  code: advocateId.toUpperCase(),
  touchedAt: AT,
  source: 'lead',
  strength: 'asserted',
  outcome: 'rejected',
  reason: { code, text: code },
  ...change,
});
const ada = candidate('ada', 'asserted-only', { outcome: 'review' });
const ben = candidate('ben', 'later-touch');
const eve = candidate('eve', 'self-referral');
const open: Decision = {
  outcome: 'review',
  winner: ada,
  candidates: [eve, ben, candidate('ada', 'same-advocate'), ada],
  reasons: [ada.reason],
  model: 'last-touch',
  programVersion: 3,
  decidedAt: AT,
};
const resolve = (decision: Decision, said: 'credit' | 'dismiss', who?: string) =>
  resolveReview(decision, { decision: said, candidate: who }, 'key_1', NOW);
const decided = (said: 'credit' | 'dismiss', who?: string): Decision => {
  const resolved = resolve(open, said, who);
  if (resolved.kind !== 'resolved') throw new Error(resolved.kind);
  return decisionSchema.parse(resolved.decision);
};

describe('resolveReview()', () => {
  it('credits who was proposed, by the claim that was', () => {
    const { outcome, winner, candidates, programVersion } = decided('credit');
    expect(outcome).toBe('credited');
    expect(winner).toMatchObject({ advocateId: 'ada', reason: { code: 'reviewed' } });
    expect(candidates.map((one) => one.outcome)).toEqual([
      ...['rejected', 'rejected', 'rejected'],
      'credited',
    ]);
    expect(programVersion).toBe(3);
  });

  it('credits another whom only the model passed over', () => {
    const { winner, candidates } = decided('credit', 'ben');
    expect(winner?.advocateId).toBe('ben');
    expect(candidates.filter((one) => one.outcome === 'credited')).toEqual([winner]);
    expect(candidates[3]).toMatchObject({ outcome: 'rejected', reason: { code: 'reviewed' } });
  });

  it.each(['eve', 'nobody'])('does not credit %s', (who) => {
    expect(resolve(open, 'credit', who).kind).toBe('refused');
  });

  it('names nobody once it is dismissed', () => {
    const { outcome, winner, review } = decided('dismiss');
    expect({ outcome, winner, review }).toEqual({
      outcome: 'uncredited',
      winner: undefined,
      review: { decision: 'dismiss', by: 'key_1', at: AT },
    });
  });

  it.each([
    ['credit', undefined, 'credit', undefined, 'done'],
    ['credit', undefined, 'credit', 'ada', 'done'],
    ['credit', undefined, 'credit', 'ben', 'conflict'],
    ['credit', undefined, 'dismiss', undefined, 'conflict'],
    ['dismiss', undefined, 'dismiss', undefined, 'done'],
    ['dismiss', undefined, 'credit', undefined, 'conflict'],
  ] as const)('answers %s %s and then %s %s: %s', (first, one, second, other, kind) => {
    expect(resolve(decided(first, one), second, other).kind).toBe(kind);
  });

  it('leaves alone what was decided without a reviewer', () => {
    expect(resolve({ ...open, outcome: 'credited' }, 'dismiss').kind).toBe('refused');
  });
});
