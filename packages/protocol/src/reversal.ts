import * as z from 'zod';
import { rewardSchema } from './reward.js';
import { idSchema, textSchema, timeSchema } from './scalars.js';

/** `POST /v1/conversions/{id}/reversals`: a refund. */
export const reversalRequestSchema = z.object({
  /** The host's own number of the refund: the same one twice is one reversal. */
  externalId: textSchema().min(1).max(200),
  /** Minor units of the order's currency. Left out: all that is left of the order. */
  amount: z.int().positive().optional(),
  occurredAt: timeSchema.optional(),
});
export type ReversalRequest = z.infer<typeof reversalRequestSchema>;

/** A refund of an order, or of a part of it. */
export const reversalSchema = z.object({
  id: idSchema('reversal'),
  externalId: z.string(),
  /** Minor units of the order's currency; absent where the order has no value. */
  amount: z.int().nonnegative().optional(),
  occurredAt: timeSchema,
});
export type Reversal = z.infer<typeof reversalSchema>;

/** The refund, and where it leaves the order and its rewards. */
export const reversalResponseSchema = reversalSchema.extend({
  conversionId: idSchema('conversion'),
  /** Nothing is left of the order. */
  isFull: z.boolean(),
  rewards: z.array(rewardSchema),
});
export type ReversalResponse = z.infer<typeof reversalResponseSchema>;
