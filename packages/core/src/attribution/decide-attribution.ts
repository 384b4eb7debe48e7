import type { AttributionWindows, Candidate, Decision, Reason } from '@goodword/protocol';
import { attributionReason } from './reasons.js';

/** One claim that an advocate sent this person, as the evidence has it. */
export interface Claim {
  advocateId: string;
  code: string;
  /** Milliseconds since 1970. */
  touchedAt: number;
  source: Candidate['source'];
  strength: Candidate['strength'];
  /** When the claim's lead was received, in milliseconds since 1970: it opens the credit window. */
  leadAt?: number;
  /** The advocate and the buyer are the same person. */
  isSelf?: boolean;
  /** The code no longer counts: paused, revoked or expired at the time of the touch. */
  isInactive?: boolean;
}

/** What a decision rests on besides its claims. */
export interface AttributionContext {
  windows: AttributionWindows;
  /** @default 'last-touch' */
  model?: Decision['model'];
  programVersion: number;
  /** When the conversion (or lead) happened, in milliseconds since 1970. */
  occurredAt: number;
  /** When this is decided, in milliseconds since 1970. */
  now: number;
  /** The person bought before, within the program's look-back. */
  isExistingCustomer?: boolean;
}

const DAY = 86_400_000;

/**
 * Decides which advocate is credited, and says why the others are not.
 *
 * Each claim is held against the windows; what is left is chosen by the model, and between touches
 * of the same time the proven claim goes before the asserted one. A winner that anybody could have
 * asserted goes to review, never to credit. It does not look anything up: who is who, and what is
 * proven, its caller knows.
 *
 * @example
 * const decision = decideAttribution(
 *   [
 *     { advocateId: 'adv_1', code: 'ADA', touchedAt: 1_000, source: 'visit', strength: 'proven' },
 *     { advocateId: 'adv_2', code: 'BEN', touchedAt: 2_000, source: 'visit', strength: 'proven' },
 *   ],
 *   { windows: { clickDays: 30, creditDays: 90 }, programVersion: 1, occurredAt: 3_000, now: 3_000 },
 * );
 * decision.winner?.code; // 'BEN'
 * decision.candidates[0]?.reason.code; // 'later-touch'
 */
export function decideAttribution(claims: readonly Claim[], context: AttributionContext): Decision {
  const { model = 'last-touch', programVersion, now } = context;
  const common = { model, programVersion, decidedAt: new Date(now).toISOString() };
  const judged = claims.map((claim) => ({ claim, fault: findFault(claim, context) }));
  const eligible = judged.filter(({ fault }) => fault === undefined).map(({ claim }) => claim);
  const winner = [...eligible].sort(byModel(model))[0];
  const isProven = winner?.strength === 'proven';

  const candidates = judged.map(({ claim, fault }): Candidate => {
    if (claim === winner) {
      return isProven
        ? toCandidate(claim, 'credited', attributionReason(model))
        : toCandidate(claim, 'review', attributionReason('asserted-only'));
    }
    if (fault) return toCandidate(claim, 'rejected', fault);
    const isSameAdvocate = winner?.advocateId === claim.advocateId;
    return toCandidate(
      claim,
      'rejected',
      isSameAdvocate ? attributionReason('same-advocate') : attributionReason(loserReason(model)),
    );
  });
  const chosen = candidates.find(({ outcome }) => outcome !== 'rejected');
  if (!chosen) {
    const reasons =
      candidates.length === 0
        ? [attributionReason('no-evidence')]
        : distinct(candidates.map(({ reason }) => reason));
    return { outcome: 'uncredited', candidates, reasons, ...common };
  }
  return {
    outcome: chosen.outcome === 'credited' ? 'credited' : 'review',
    winner: chosen,
    candidates,
    reasons: [chosen.reason],
    ...common,
  };
}

function findFault(
  claim: Claim,
  { windows, occurredAt, isExistingCustomer }: AttributionContext,
): Reason | undefined {
  if (claim.isSelf) return attributionReason('self-referral');
  if (isExistingCustomer) return attributionReason('existing-customer');
  if (claim.isInactive) return attributionReason('code-inactive');
  if (claim.touchedAt > occurredAt) return attributionReason('after-the-fact');
  // A lead that came within the click window opens the credit window; without one the touch
  // itself has to be within the click window.
  const until = claim.leadAt ?? occurredAt;
  if (until - claim.touchedAt > windows.clickDays * DAY) return attributionReason('click-window');
  if (claim.leadAt !== undefined && occurredAt - claim.leadAt > windows.creditDays * DAY) {
    return attributionReason('credit-window');
  }
  return undefined;
}

function byModel(model: Decision['model']) {
  const direction = model === 'last-touch' ? -1 : 1;
  return (a: Claim, b: Claim): number =>
    direction * (a.touchedAt - b.touchedAt) ||
    Number(b.strength === 'proven') - Number(a.strength === 'proven') ||
    // Whatever order the evidence came in, the verdict is the same.
    (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);
}

function loserReason(model: Decision['model']): 'later-touch' | 'earlier-touch' {
  return model === 'last-touch' ? 'later-touch' : 'earlier-touch';
}

function toCandidate(claim: Claim, outcome: Candidate['outcome'], reason: Reason): Candidate {
  const { advocateId, code, touchedAt, source, strength } = claim;
  return {
    advocateId,
    code,
    touchedAt: new Date(touchedAt).toISOString(),
    source,
    strength,
    outcome,
    reason,
  };
}

function distinct(reasons: Reason[]): Reason[] {
  return [...new Map(reasons.map((reason) => [reason.code, reason])).values()];
}
