import * as z from 'zod';
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

export * from './reward-rule.js';
