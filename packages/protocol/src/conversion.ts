import * as z from 'zod';
import { decisionSchema } from './decision.js';
import { evidenceSchema } from './evidence.js';
import { reversalSchema } from './reversal.js';
import { rewardSchema } from './reward.js';
import { channelSchema, idSchema, moneySchema, textSchema, timeSchema } from './scalars.js';

/** What of an order reward rules may ask for; nothing about the person. */
export const orderFactsSchema = z.object({
  products: z.array(textSchema().min(1).max(200)).max(500).optional(),
  /** ISO 3166-1, as in `DE`. */
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  channel: channelSchema.optional(),
  campaign: textSchema().min(1).max(40).optional(),
});
export type OrderFacts = z.infer<typeof orderFactsSchema>;

/** Which period of which subscription: each pays a rule once. */
export const subscriptionPeriodSchema = z.object({
  id: textSchema().min(1).max(200),
  period: z.int().positive(),
});
export type SubscriptionPeriod = z.infer<typeof subscriptionPeriodSchema>;

const order = {
  /** The host's own number of the order: the same one twice is one conversion. */
  externalId: textSchema().min(1).max(200),
  value: moneySchema.optional(),
  evidence: evidenceSchema,
};

/** `POST /v1/orders`: an order that a page reports. It pays nothing until the host confirms it. */
export const orderRequestSchema = z.object({ ...order, occurredAt: timeSchema.optional() });
export type OrderRequest = z.infer<typeof orderRequestSchema>;

/** The same answer whatever the server knows of the order. */
export const orderResponseSchema = z.object({
  externalId: z.string(),
  status: z.literal('received'),
});
export type OrderResponse = z.infer<typeof orderResponseSchema>;

/** `POST /v1/conversions`: the host's server confirms an order. */
export const conversionRequestSchema = z.object({
  ...order,
  kind: textSchema().min(1).max(40).default('purchase'),
  occurredAt: timeSchema,
  evidence: evidenceSchema.default({}),
  /** What reward rules may ask for. */
  facts: orderFactsSchema.optional(),
  /** The period of a subscription that this pays for, counted from 1. */
  subscription: subscriptionPeriodSchema.optional(),
});
export type ConversionRequest = z.input<typeof conversionRequestSchema>;

/** A conversion, the decision it led to, and the rewards it caused. */
export const conversionSchema = z.object({
  id: idSchema('conversion'),
  externalId: z.string(),
  kind: z.string(),
  status: z.enum(['unconfirmed', 'confirmed']),
  value: moneySchema.optional(),
  occurredAt: timeSchema,
  attribution: decisionSchema,
  rewards: z.array(rewardSchema),
  /** Refunds, oldest first. */
  reversals: z.array(reversalSchema),
});
export type Conversion = z.infer<typeof conversionSchema>;

/** `GET /v1/conversions/{id}/explanation`: the decision, and what has happened to it since. */
export const explanationSchema = decisionSchema.extend({
  reversals: z.array(reversalSchema),
  rewards: z.array(rewardSchema),
});
export type Explanation = z.infer<typeof explanationSchema>;

/** `POST /v1/conversions/{id}/review`: what a reviewer decides of a decision that was left to them. */
export const conversionReviewSchema = z.object({
  decision: z.enum(['credit', 'dismiss']),
  /** The advocate to credit, one of the candidates. @default the one that was proposed */
  candidate: idSchema('advocate').optional(),
});
export type ConversionReview = z.infer<typeof conversionReviewSchema>;
