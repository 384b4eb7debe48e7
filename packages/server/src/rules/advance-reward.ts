import type { RewardState } from '@goodword/protocol';

/** What becomes of a request to move a reward on. */
export type Advance =
  | { kind: 'move'; state: RewardState }
  /** It is there already: the same request twice is one. */
  | { kind: 'done' }
  | { kind: 'refused'; reason: string };

const STEPS = { approve: ['pending', 'approved'], issue: ['approved', 'issued'] } as const;

/** Decides whether a reward can be approved or issued. */
export function advanceReward(
  step: keyof typeof STEPS,
  reward: { state: RewardState; heldUntil: number },
  now: number,
): Advance {
  const [from, to] = STEPS[step];
  if (reward.state === to) return { kind: 'done' };
  if (reward.state !== from) {
    const reason = `The reward is ${reward.state}; only one that is ${from} can be ${to}.`;
    return { kind: 'refused', reason };
  }
  if (step === 'approve' && now < reward.heldUntil) {
    const day = new Date(reward.heldUntil).toISOString();
    return { kind: 'refused', reason: `The reward is held until ${day}.` };
  }
  return { kind: 'move', state: to };
}
