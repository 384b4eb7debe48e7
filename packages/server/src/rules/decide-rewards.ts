import type {
  Decision,
  Money,
  PlainBenefit,
  Reason,
  ReversalPolicy,
  RewardRule,
  RewardVerdict,
  RuleBenefit,
} from '@goodword/protocol';
import { benefitAmount, type Conversion } from './benefit-amount.js';
import { checkConditions, otherCurrency, type ConditionFacts } from './check-conditions.js';
import { findRate } from './convert-money.js';
import { DAY } from './day.js';

/** Something that may earn rewards, and who would be rewarded for it. */
export interface RewardOccasion {
  /** What happened; a first period of a subscription is a conversion as well. */
  triggers: readonly { kind: 'lead' | 'qualified-lead' | 'conversion'; cause: string }[];
  period?: { subscription: string; number: number } | undefined;
  decision: Decision;
  /** What conditions ask for. */
  facts: ConditionFacts;
  advocateId?: string | undefined;
  friendId: string;
  /** The friend has confirmed the lead, or the host has confirmed the order. */
  isVerified: boolean;
  /** The advocate's friends who qualified and who bought, this one included. */
  referrals: Readonly<Record<'qualified' | 'won', number>>;
  /** Milliseconds since 1970. */
  now: number;
}

/** What a reward rests on: enough to follow refunds whatever becomes of the rules. */
export interface RewardTerms {
  benefit: PlainBenefit;
  reversal?: ReversalPolicy;
  conversion?: Conversion;
  /** Of a milestone: what was counted, and how many there have to be. */
  milestone?: { counts: 'qualified' | 'won'; at: number };
}

/** A reward to be stored; its rule, side, beneficiary and cause make it one of a kind. */
export interface PlannedReward {
  rule: RewardRule;
  side: 'advocate' | 'friend';
  beneficiary: string;
  cause: string;
  amount: number;
  unit: string;
  terms: RewardTerms;
  reasons: Reason[];
  /** What a reviewer has to look into before it is paid. */
  doubts: Reason[];
  /** Milliseconds since 1970. */
  heldUntil: number;
}

/** What is earned, and why what is not is not. */
export interface DecidedRewards {
  rewards: PlannedReward[];
  verdicts: RewardVerdict[];
}

interface Cause {
  cause: string;
  what: string;
  milestone?: RewardTerms['milestone'];
}

/**
 * Decides what an occasion earns: nothing unless an advocate is credited. It does not know what was
 * given before: limits are held against it where rewards are stored.
 */
export function decideRewards(
  occasion: RewardOccasion,
  rules: readonly RewardRule[],
): DecidedRewards {
  const decided: DecidedRewards = { rewards: [], verdicts: [] };
  if (occasion.advocateId === undefined || !isCredited(occasion)) return decided;
  for (const rule of rules) {
    for (const cause of findCauses(rule, occasion)) {
      for (const side of ['advocate', 'friend'] as const) {
        planReward(side, rule, cause, occasion, decided);
      }
    }
  }
  return decided;
}

/** An order pays once somebody is credited; whom a lead names, the friend's own word confirms. */
function isCredited({ triggers, period, decision: { outcome } }: RewardOccasion): boolean {
  const isOrder = period !== undefined || triggers.some(({ kind }) => kind === 'conversion');
  return isOrder ? outcome === 'credited' : outcome !== 'uncredited';
}

/** What of an occasion triggers a rule. */
function findCauses(rule: RewardRule, { triggers, period, referrals }: RewardOccasion): Cause[] {
  const { trigger, milestones, periods = {} } = rule;
  if (trigger === 'milestone') {
    const { counts = 'won', at = [] } = milestones ?? {};
    return at
      .filter((number) => number <= referrals[counts])
      .map((number) => ({
        cause: `milestone:${number}`,
        what: `${number} ${counts === 'won' ? 'friends who bought' : 'qualified friends'}`,
        milestone: { counts, at: number },
      }));
  }
  if (trigger === 'period') {
    if (!period) return [];
    const { first = 1, last = Number.MAX_SAFE_INTEGER } = periods;
    if (period.number < first || period.number > last) return [];
    const { subscription, number } = period;
    return [{ cause: `period:${subscription}/${number}`, what: `period ${number}` }];
  }
  const what = { lead: 'a lead', 'qualified-lead': 'a qualified lead', conversion: 'a conversion' };
  return triggers
    .filter(({ kind }) => kind === trigger)
    .map(({ kind, cause }) => ({ cause, what: what[kind] }));
}

function planReward(
  side: PlannedReward['side'],
  rule: RewardRule,
  { cause, what, milestone }: Cause,
  { decision, facts, advocateId, friendId, isVerified, referrals, now }: RewardOccasion,
  { rewards, verdicts }: DecidedRewards,
): void {
  const promised = rule.benefit[side];
  const beneficiary = side === 'advocate' ? advocateId : friendId;
  // What a number of friends earns is the advocate's alone.
  if (!promised || !beneficiary || (milestone && side === 'friend')) return;
  const refuse = (...reasons: Reason[]) => {
    const of = { rule: rule.id, ruleVersion: rule.version, side };
    verdicts.push(...reasons.map((reason) => ({ ...of, ...reason })));
  };
  if (!isVerified) {
    refuse({ code: 'unverified-friend', text: 'The friend has not confirmed the lead yet.' });
    return;
  }
  const { unmet, doubts } = checkConditions(rule, facts);
  if (unmet.length > 0) return refuse(...unmet);
  const benefit = findTier(promised, referrals);
  if (!benefit) {
    refuse({ code: 'below-first-tier', text: 'The advocate has not reached the first tier yet.' });
    return;
  }
  const money = convert(rule, benefit, facts.value);
  const earned = benefitAmount(benefit, facts.value, money.conversion);
  if (!earned) {
    refuse({ code: 'no-value', text: 'A share of the order comes to nothing.' });
    return;
  }
  rewards.push({
    rule,
    side,
    beneficiary,
    cause,
    ...earned,
    terms: {
      benefit,
      ...(rule.reversal ? { reversal: rule.reversal } : {}),
      ...(money.conversion ? { conversion: money.conversion } : {}),
      ...(milestone ? { milestone } : {}),
    },
    reasons: [{ code: 'rule', text: describe(rule, benefit, what, decision) }],
    doubts: [...doubts, ...money.doubts],
    heldUntil: now + rule.holdDays * DAY,
  });
}

function findTier(
  benefit: RuleBenefit,
  referrals: RewardOccasion['referrals'],
): PlainBenefit | undefined {
  if (benefit.kind !== 'tiers') return benefit;
  return benefit.tiers.findLast(({ from }) => from <= referrals[benefit.counts])?.benefit;
}

/** Brings an order to the currency that the rule counts in. */
function convert(
  rule: RewardRule,
  benefit: PlainBenefit,
  value: Money | undefined,
): { conversion?: Conversion; doubts: Reason[] } {
  const counted =
    benefit.kind === 'points' ? benefit.each.currency : countedCurrency(rule, benefit);
  if (!value || counted === undefined || counted === value.currency) return { doubts: [] };
  const rate = findRate(value.currency, counted, rule.rates);
  if (rate === undefined) return { doubts: [otherCurrency(value, counted)] };
  return { conversion: { to: counted, rate }, doubts: [] };
}

/** The currency of a rule's limits: what a share of an order has to be counted in. */
function countedCurrency({ limits }: RewardRule, benefit: PlainBenefit): string | undefined {
  if (benefit.kind !== 'percent') return undefined;
  return [limits?.budget?.unit, limits?.advocate?.amount?.unit, limits?.period?.amount?.unit].find(
    (unit) => unit !== undefined && !unit.startsWith('points:'),
  );
}

function describe(
  rule: RewardRule,
  benefit: PlainBenefit,
  what: string,
  { review }: Decision,
): string {
  const kinds: Record<PlainBenefit['kind'], string> = {
    fixed: 'a fixed amount',
    percent: benefit.kind === 'percent' ? `${benefit.percent} % of the order’s value` : '',
    points: 'points for what was spent',
    coupon: 'a coupon',
  };
  const credited = review ? ', credited by a reviewer' : '';
  return `Rule “${rule.id}”, version ${rule.version}: ${kinds[benefit.kind]} for ${what}${credited}.`;
}
