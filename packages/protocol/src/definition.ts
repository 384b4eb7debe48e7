import * as z from 'zod';
import { benefitSchema } from './program.js';
import { plainKeySchema, textSchema } from './scalars.js';

/** When a lead counts as qualified. Each rule that fires is named in the lead's reasons. */
export const leadDefinitionSchema = z.object({
  version: z.int().positive(),
  /** Answers that must not be empty, by key of the lead form. */
  requiredAnswers: z.array(plainKeySchema),
  /** Weighted rules: an answer that equals one of `values` adds `points`. */
  scoring: z.array(
    z.object({ answer: plainKeySchema, values: z.array(textSchema()), points: z.int() }),
  ),
  /** Points from which a lead is qualified; below it a lead is unqualified. */
  qualifiedFrom: z.int(),
  /** Send leads with a disposable address to review. */
  reviewDisposable: z.boolean(),
});
export type LeadDefinition = z.infer<typeof leadDefinitionSchema>;

/**
 * What a refund takes back of a fixed reward. A share of the order always follows the order.
 *
 * - `full-only`: nothing before the whole order is refunded, then all.
 * - `any`: all, at the first refund.
 * - `proportional`: the refunded share of the order.
 */
export const reversalPolicySchema = z.enum(['full-only', 'any', 'proportional']);
export type ReversalPolicy = z.infer<typeof reversalPolicySchema>;

/** What a conversion earns, for each side. */
export const rewardRuleSchema = z.object({
  id: textSchema().min(1).max(40),
  version: z.int().positive(),
  trigger: z.literal('conversion'),
  benefit: z.object({ advocate: benefitSchema, friend: benefitSchema }),
  /** Days that a reward stays pending before it can be approved. */
  holdDays: z.int().min(0).max(365),
  /** @default 'full-only' */
  reversal: reversalPolicySchema.optional(),
});
export type RewardRule = z.infer<typeof rewardRuleSchema>;
