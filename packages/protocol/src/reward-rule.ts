import * as z from 'zod';
import {
  channelSchema,
  currencySchema,
  moneySchema,
  textSchema,
  timeSchema,
  unitSchema,
} from './scalars.js';
import { benefitSchema } from './program.js';

/**
 * What a refund takes back of a fixed reward. A share of the order always follows the order.
 *
 * - `full-only`: nothing before the whole order is refunded, then all.
 * - `any`: all, at the first refund.
 * - `proportional`: the refunded share of the order.
 */
export const reversalPolicySchema = z.enum(['full-only', 'any', 'proportional']);
export type ReversalPolicy = z.infer<typeof reversalPolicySchema>;

/** A name that a rule gives to something of the program's own: a pool, a charity. */
const nameSchema = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,22}$/, 'Expected up to 23 of a-z, 0-9 and -, beginning with a letter.');

/** The name of a pool of coupons; its coupons are counted in `points:coupon-<pool>`. */
export const couponPoolSchema = nameSchema;

/** What a rule gives: what an offer can promise, points for each amount spent, or a coupon. */
export const plainBenefitSchema = z.discriminatedUnion('kind', [
  ...benefitSchema.options,
  z.object({
    kind: z.literal('points'),
    unit: z.string().regex(/^points:[a-z][a-z0-9-]{0,29}$/),
    points: z.int().positive(),
    /** So much of the order's value is worth that many points, rounded half to even. */
    each: moneySchema.extend({ amount: z.int().positive() }),
  }),
  z.object({ kind: z.literal('coupon'), pool: couponPoolSchema }),
]);
export type PlainBenefit = z.infer<typeof plainBenefitSchema>;

/** A benefit that grows with what an advocate has brought. */
export const tiersSchema = z.object({
  kind: z.literal('tiers'),
  /** What is counted: friends who qualified or who bought, this one included. */
  counts: z.enum(['qualified', 'won']).default('won'),
  /** The last tier whose `from` is reached holds. Below the first there is nothing. */
  tiers: z
    .array(z.object({ from: z.int().positive(), benefit: plainBenefitSchema }))
    .min(1)
    .max(20)
    .refine((tiers) => tiers.every((tier, place) => tier.from > (tiers[place - 1]?.from ?? 0)), {
      message: 'Expected tiers in rising order.',
    }),
});

/** What one side gets of a rule. */
export const ruleBenefitSchema = z.union([plainBenefitSchema, tiersSchema]);
export type RuleBenefit = z.infer<typeof ruleBenefitSchema>;

/** What has to be so besides the trigger. What is left out is not asked. */
export const rewardConditionsSchema = z.object({
  /** The order's value, at least. */
  minimumOrder: moneySchema.optional(),
  /** One of these was bought. */
  products: z.array(textSchema().min(1).max(200)).min(1).max(500).optional(),
  /** The friend never bought before, however long ago. */
  firstPurchase: z.boolean().optional(),
  /** ISO 3166-1, as in `DE`. */
  countries: z
    .array(z.string().regex(/^[A-Z]{2}$/))
    .min(1)
    .max(250)
    .optional(),
  channels: z.array(channelSchema).min(1).max(40).optional(),
  /** By the campaign that the order or the code names. */
  campaigns: z.array(textSchema().min(1).max(40)).min(1).max(100).optional(),
});
export type RewardConditions = z.infer<typeof rewardConditionsSchema>;

/** So many rewards or so much of a unit, whichever is reached first. */
const capSchema = z.object({
  rewards: z.int().positive().optional(),
  amount: z.object({ amount: z.int().positive(), unit: unitSchema }).optional(),
});

/** How much a rule may give. What was taken back does not count. */
export const rewardLimitsSchema = z.object({
  /** For each advocate, over all time. */
  advocate: capSchema.optional(),
  /** For each advocate in a calendar period (UTC; weeks begin on Monday). */
  period: capSchema.extend({ of: z.enum(['day', 'week', 'month', 'year']) }).optional(),
  /** Of the program, over all rules and both sides; or of this rule alone. */
  budget: z
    .object({
      amount: z.int().positive(),
      unit: unitSchema,
      of: z.enum(['program', 'rule']).default('program'),
    })
    .optional(),
});
export type RewardLimits = z.infer<typeof rewardLimitsSchema>;

/** What one currency is worth in another. A rule's version keeps the rate that it decided by. */
export const exchangeRateSchema = z.object({
  from: currencySchema,
  to: currencySchema,
  /** Minor units of `to` for one minor unit of `from`; at most nine decimals. */
  rate: z.number().positive().max(1_000_000),
});
export type ExchangeRate = z.infer<typeof exchangeRateSchema>;

/** What earns a reward. A share never does. */
export const rewardTriggerSchema = z.enum([
  'lead',
  'qualified-lead',
  'conversion',
  'milestone',
  'period',
]);
export type RewardTrigger = z.infer<typeof rewardTriggerSchema>;

/** What is earned, when, by whom, and how much at most. */
export const rewardRuleSchema = z
  .object({
    id: textSchema().min(1).max(40),
    version: z.int().positive(),
    trigger: rewardTriggerSchema,
    /** Of the trigger `milestone`: the numbers of friends at which there is a reward. */
    milestones: z
      .object({
        counts: z.enum(['qualified', 'won']).default('won'),
        at: z.array(z.int().positive()).min(1).max(50),
      })
      .optional(),
    /** Of the trigger `period`: the periods of a subscription that earn, counted from 1. */
    periods: z.object({ first: z.int().positive(), last: z.int().positive() }).partial().optional(),
    conditions: rewardConditionsSchema.optional(),
    /** A side that is left out gets nothing. */
    benefit: z.object({
      advocate: ruleBenefitSchema.optional(),
      friend: ruleBenefitSchema.optional(),
    }),
    /** Charities that an advocate may have rewards paid to instead, by name. */
    charities: z.array(nameSchema).max(50).optional(),
    limits: rewardLimitsSchema.optional(),
    /** For orders in another currency than the rule counts in; without one a reviewer decides. */
    rates: z.array(exchangeRateSchema).max(200).optional(),
    /** Days that a reward stays pending before it can be approved. */
    holdDays: z.int().min(0).max(365),
    /** `automatic`: what nobody holds is approved when the hold is over. @default 'manual' */
    approval: z.enum(['manual', 'automatic']).optional(),
    /** @default 'full-only' */
    reversal: reversalPolicySchema.optional(),
    /** When the rule counts, by the time of what earned it. */
    from: timeSchema.optional(),
    until: timeSchema.optional(),
  })
  .superRefine((rule, context) => {
    const refuse = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    if ((rule.trigger === 'milestone') !== (rule.milestones !== undefined)) {
      refuse('milestones', 'Expected milestones with the trigger “milestone”, and only with it.');
    }
    if (rule.periods !== undefined && rule.trigger !== 'period') {
      refuse('periods', 'Expected periods with the trigger “period” alone.');
    }
    if (!rule.benefit.advocate && !rule.benefit.friend) {
      refuse('benefit', 'Expected a benefit for one side or both.');
    }
    const hasOrder = rule.trigger === 'conversion' || rule.trigger === 'period';
    if (!hasOrder && Object.values(rule.benefit).some((benefit) => needsValue(benefit))) {
      refuse('benefit', 'Expected fixed amounts or coupons where no order has a value.');
    }
  });
export type RewardRule = z.infer<typeof rewardRuleSchema>;

function needsValue(benefit: RuleBenefit | undefined): boolean {
  if (!benefit) return false;
  if (benefit.kind === 'tiers') return benefit.tiers.some((tier) => needsValue(tier.benefit));
  return benefit.kind === 'percent' || benefit.kind === 'points';
}

/** When rewards are held for a reviewer: how heavily each sign weighs, and how much is too much. */
export const suspicionPolicySchema = z.object({
  /** Points from which a reward is held. @default 50 */
  threshold: z.int().positive().optional(),
  /** Points of each sign; 0 turns it off. @default as documented with each */
  weights: z
    .partialRecord(
      z.enum([
        'similar-address',
        'same-network',
        'same-device',
        'disposable-address',
        'velocity',
        'too-fast',
        'ring',
      ]),
      z.int().min(0).max(1000),
    )
    .optional(),
  /** More friends of one advocate in so many hours are too many. @default 20 in 24 hours */
  velocity: z
    .object({ friends: z.int().positive(), hours: z.int().positive().max(720) })
    .optional(),
});
export type SuspicionPolicy = z.infer<typeof suspicionPolicySchema>;
