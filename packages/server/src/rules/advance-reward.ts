import type { RewardState } from '@goodword/protocol';

/** What becomes of a request to move a reward on. */
export type Advance =
  | { kind: 'move'; state: RewardState; isHeld: boolean }
  /** It is there already: the same request twice is one. */
  | { kind: 'done' }
  | { kind: 'refused'; reason: string };

/** What a person or key can decide of a reward. */
export type RewardStep = 'approve' | 'hold' | 'reject' | 'issue';

const STEPS: Readonly<Record<RewardStep, { from: readonly RewardState[]; to: RewardState }>> = {
  approve: { from: ['pending'], to: 'approved' },
  hold: { from: ['pending'], to: 'pending' },
  reject: { from: ['pending', 'approved'], to: 'rejected' },
  issue: { from: ['approved'], to: 'issued' },
};

/** Where a reward stands. */
export interface AdvancedReward {
  state: RewardState;
  isHeld: boolean;
  /** Milliseconds since 1970. */
  heldUntil: number;
}

/** Decides whether a reward can be approved, held, rejected or issued. */
export function advanceReward(step: RewardStep, reward: AdvancedReward, now: number): Advance {
  const { from, to } = STEPS[step];
  const isHeld = step === 'hold';
  if (reward.state === to && (!isHeld || reward.isHeld)) return { kind: 'done' };
  if (!from.includes(reward.state)) {
    const reason = `The reward is ${reward.state}; only one that is ${from.join(' or ')} can be ${isHeld ? 'held' : to}.`;
    return { kind: 'refused', reason };
  }
  if (step === 'approve' && now < reward.heldUntil) {
    const day = new Date(reward.heldUntil).toISOString();
    return { kind: 'refused', reason: `The reward is held until ${day}.` };
  }
  return { kind: 'move', state: to, isHeld };
}
