import type { RewardState } from '@goodword/protocol';
import { moveMoney, type LedgerLine } from './post-reward.js';

/** Where a reward stands, in minor units. */
export interface RewardBalance {
  beneficiary: string;
  unit: string;
  state: RewardState;
  /** As it was earned. */
  amount: number;
  /** Taken back so far. */
  reversed: number;
  /** Withheld for a reward that was issued and then reversed: it counts as issued. */
  clawedBack: number;
}

/** What is left of a reward after all that was taken back. */
export function dueOf({ amount, reversed }: RewardBalance): number {
  return amount - reversed;
}

/** What of a reward is neither paid nor withheld. */
export function openOf(reward: RewardBalance): number {
  return reward.state === 'issued' ? 0 : dueOf(reward) - reward.clawedBack;
}

/**
 * Takes an amount of a reward back: what is not paid yet returns to the budget, the rest becomes a
 * debt of its beneficiary's, against which the next payable reward is set.
 *
 * @param amount at most what is due
 */
export function takeBack(
  posting: 'reverse' | 'reject',
  reward: RewardBalance,
  amount: number,
): { lines: LedgerLine[]; reversed: number; clawedBack: number } {
  const unpaid = Math.min(amount, openOf(reward));
  const from = reward.state === 'pending' ? 'pending' : 'payable';
  const reversed = reward.reversed + amount;
  return {
    lines: [
      ...moveMoney(posting, from, 'budget', { ...reward, amount: unpaid }),
      ...moveMoney(posting, 'issued', 'reversed', { ...reward, amount: amount - unpaid }),
    ],
    reversed,
    clawedBack: Math.min(reward.clawedBack, reward.amount - reversed),
  };
}

/**
 * Withholds what a beneficiary owes: the reward counts as paid by the money they kept, and the
 * budget has to pay so much less.
 *
 * @param debt what was issued to them and is not due any more
 */
export function clawBack(
  reward: RewardBalance,
  debt: number,
): { lines: LedgerLine[]; amount: number } {
  const amount = Math.min(debt, openOf(reward));
  return {
    lines: [
      ...moveMoney('claw-back', 'payable', 'budget', { ...reward, amount }),
      ...moveMoney('claw-back', 'reversed', 'issued', { ...reward, amount }),
    ],
    amount,
  };
}
