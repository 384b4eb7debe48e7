import type { Benefit, Decision, Money, Reason, RewardRule } from '@goodword/protocol';
import { DAY } from './day.js';
import { shareOf } from './share-of.js';

/** A conversion, and who would be rewarded for it. */
export interface RewardCause {
  conversionId: string;
  decision: Decision;
  value?: Money;
  advocateId?: string;
  friendId: string;
  /** Milliseconds since 1970. */
  now: number;
}

/** A reward to be stored; its rule, side, beneficiary and cause make it one of a kind. */
export interface PlannedReward {
  rule: string;
  ruleVersion: number;
  side: 'advocate' | 'friend';
  beneficiary: string;
  cause: string;
  amount: number;
  unit: string;
  reasons: Reason[];
  /** Milliseconds since 1970. */
  heldUntil: number;
}

/** Decides what a conversion earns: nothing unless an advocate is credited. */
export function decideRewards(cause: RewardCause, rules: readonly RewardRule[]): PlannedReward[] {
  const { decision, advocateId, friendId } = cause;
  if (decision.outcome !== 'credited' || advocateId === undefined) return [];
  return rules.flatMap((rule) => [
    ...planReward('advocate', advocateId, rule, cause),
    ...planReward('friend', friendId, rule, cause),
  ]);
}

function planReward(
  side: PlannedReward['side'],
  beneficiary: string,
  rule: RewardRule,
  { conversionId, value, now }: RewardCause,
): PlannedReward[] {
  const benefit = rule.benefit[side];
  const earned = amountOf(benefit, value);
  if (!earned) return [];
  return [
    {
      rule: rule.id,
      ruleVersion: rule.version,
      side,
      beneficiary,
      cause: `conversion:${conversionId}`,
      ...earned,
      reasons: [{ code: 'rule', text: describe(rule, benefit) }],
      heldUntil: now + rule.holdDays * DAY,
    },
  ];
}

/** A share of an order without a value, or one that rounds to nothing, is no reward. */
function amountOf(benefit: Benefit, value?: Money): { amount: number; unit: string } | undefined {
  if (benefit.kind === 'fixed') return { amount: benefit.amount, unit: benefit.unit };
  if (!value) return undefined;
  const amount = shareOf(value.amount, benefit.percent);
  return amount > 0 ? { amount, unit: value.currency } : undefined;
}

function describe(rule: RewardRule, benefit: Benefit): string {
  const what =
    benefit.kind === 'fixed' ? 'a fixed amount' : `${benefit.percent} % of the order’s value`;
  return `Rule “${rule.id}”, version ${rule.version}: ${what} for a credited conversion.`;
}
