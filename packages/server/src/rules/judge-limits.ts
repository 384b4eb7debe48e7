import type { Reason, RewardRule } from '@goodword/protocol';
import {
  advocateAccount,
  budgetAccount,
  type AccountScope,
  type CountedReward,
} from './reward-accounts.js';

/** A limit, and the account that is held against it. */
export interface AppliedLimit {
  account: AccountScope;
  /** Rewards, or minor units of the account's unit. */
  most: number;
  counts: 'rewards' | 'amount';
  reason: Reason;
}

/** What of a rule's limits a reward is held against. A cap in another unit does not concern it. */
export function limitsOf(
  { id, limits = {} }: Pick<RewardRule, 'id' | 'limits'>,
  reward: CountedReward,
): AppliedLimit[] {
  const { advocate, period, budget } = limits;
  const applied: AppliedLimit[] = [];
  if (budget?.unit === reward.unit) {
    applied.push({
      account: budgetAccount(reward, budget.of, budget.unit),
      most: budget.amount,
      counts: 'amount',
      reason: {
        code: 'budget',
        text: `The ${budget.of === 'program' ? 'program’s' : `rule “${id}”’s`} budget is used up.`,
      },
    });
  }
  if (reward.side !== 'advocate') return applied;
  for (const [cap, of] of [[advocate, undefined] as const, [period, period?.of] as const]) {
    if (!cap) continue;
    const when = of === undefined ? '' : ` in this ${of}`;
    const reason = {
      code: of === undefined ? 'advocate-cap' : 'period-cap',
      text: `The advocate has had all that rule “${id}” gives one advocate${when}.`,
    };
    if (cap.rewards !== undefined) {
      const account = advocateAccount(reward, of);
      applied.push({ account, most: cap.rewards, counts: 'rewards', reason });
    }
    if (cap.amount?.unit === reward.unit) {
      const account = advocateAccount(reward, of, reward.unit);
      applied.push({ account, most: cap.amount.amount, counts: 'amount', reason });
    }
  }
  return applied;
}

/**
 * Decides whether a reward still fits. It is given whole or not at all: a part of what was promised
 * is no promise kept.
 *
 * @param given what each account holds, by its id
 * @returns why not, or nothing
 */
export function judgeLimits(
  limits: readonly AppliedLimit[],
  amount: number,
  given: ReadonlyMap<string, { rewards: number; amount: number }>,
): Reason | undefined {
  const broken = limits.find(({ account, most, counts }) => {
    const held = given.get(account.id) ?? { rewards: 0, amount: 0 };
    return counts === 'rewards' ? held.rewards + 1 > most : held.amount + amount > most;
  });
  return broken?.reason;
}
