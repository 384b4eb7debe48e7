import type { Candidate, Decision, Reason } from '@goodword/protocol';

/** What a reviewer said. */
export interface ReviewAnswer {
  decision: 'credit' | 'dismiss';
  /** The advocate's id. @default the one that was proposed */
  candidate?: string | undefined;
}

/** What the answer makes of the decision that was left open. */
export type ResolvedReview =
  | { kind: 'resolved'; decision: Decision }
  /** It was answered so before. */
  | { kind: 'done' }
  /** It was answered otherwise before. */
  | { kind: 'conflict'; reason: string }
  | { kind: 'refused'; reason: string };

/** What a reviewer may overrule: that another claim stood before, and that anybody could have made it. */
const OPEN = new Set(['asserted-only', 'later-touch', 'earlier-touch', 'same-advocate']);

const CREDITED: Reason = { code: 'reviewed', text: 'A reviewer credited this advocate.' };
const PASSED_OVER: Reason = { code: 'reviewed', text: 'A reviewer credited another advocate.' };
const DISMISSED: Reason = { code: 'reviewed', text: 'A reviewer credited nobody.' };

/**
 * Settles a decision whose outcome is `review`. The windows, an own order and an earlier purchase
 * are no matter of opinion: a candidate who failed by them cannot be credited.
 *
 * @param by the id of the key that says so
 * @param now milliseconds since 1970
 */
export function resolveReview(
  decision: Decision,
  { decision: said, candidate }: ReviewAnswer,
  by: string,
  now: number,
): ResolvedReview {
  const { review, winner } = decision;
  if (review) {
    const isSame =
      review.decision === said &&
      (said === 'dismiss' || candidate === undefined || candidate === winner?.advocateId);
    return isSame
      ? { kind: 'done' }
      : { kind: 'conflict', reason: 'A reviewer decided otherwise before.' };
  }
  if (decision.outcome !== 'review') {
    return {
      kind: 'refused',
      reason: `The conversion is ${decision.outcome}; there is no review.`,
    };
  }
  const settled = { ...decision, review: { decision: said, by, at: new Date(now).toISOString() } };
  if (said === 'dismiss') {
    const candidates = decision.candidates.map((one) => settle(one, undefined, DISMISSED));
    const dismissed: Decision = {
      ...settled,
      outcome: 'uncredited',
      candidates,
      reasons: [DISMISSED],
    };
    delete dismissed.winner;
    return { kind: 'resolved', decision: dismissed };
  }
  const wanted = candidate ?? winner?.advocateId;
  const open = decision.candidates.filter(
    (one) => one.advocateId === wanted && OPEN.has(one.reason.code),
  );
  const chosen = open.find(({ outcome }) => outcome === 'review') ?? open[0];
  if (!chosen) {
    const reason = 'There is no such candidate, or a rule that no reviewer changes rejected it.';
    return { kind: 'refused', reason };
  }
  const candidates = decision.candidates.map((one) => settle(one, chosen, PASSED_OVER));
  const credited: Candidate = { ...chosen, outcome: 'credited', reason: CREDITED };
  return {
    kind: 'resolved',
    decision: {
      ...settled,
      outcome: 'credited',
      winner: credited,
      candidates: candidates.map((one, place) =>
        decision.candidates[place] === chosen ? credited : one,
      ),
      reasons: [CREDITED],
    },
  };
}

/** Whoever was proposed and not chosen is rejected; who was rejected before stays so. */
function settle(candidate: Candidate, chosen: Candidate | undefined, reason: Reason): Candidate {
  if (candidate === chosen || candidate.outcome !== 'review') return candidate;
  return { ...candidate, outcome: 'rejected', reason };
}
