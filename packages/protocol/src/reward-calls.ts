import * as z from 'zod';
import { explanationSchema } from './conversion.js';
import { reasonSchema } from './lead.js';
import { rewardStateSchema } from './reward.js';
import { codeTextSchema, idSchema, textSchema, timeSchema, unitSchema } from './scalars.js';

/** What a person or key can decide of a reward. */
export const rewardStepSchema = z.enum(['approve', 'hold', 'reject', 'issue']);
export type RewardStep = z.infer<typeof rewardStepSchema>;

/** `POST /v1/rewards/decisions`: one step for many rewards. */
export const rewardDecisionsSchema = z.object({
  step: rewardStepSchema,
  ids: z.array(idSchema('reward')).min(1).max(500),
});
export type RewardDecisions = z.infer<typeof rewardDecisionsSchema>;

/** What became of each reward; one that cannot be decided costs the others nothing. */
export const rewardDecisionsResponseSchema = z.object({
  results: z.array(
    z.object({
      id: z.string(),
      status: z.enum(['done', 'refused', 'not-found']),
      state: rewardStateSchema.optional(),
      reason: z.string().optional(),
    }),
  ),
});
export type RewardDecisionsResponse = z.infer<typeof rewardDecisionsResponseSchema>;

/** `GET /v1/rewards`: which of them. */
export const rewardFilterSchema = z.object({
  state: rewardStateSchema.optional(),
  isHeld: z.enum(['true', 'false']).optional(),
  beneficiary: z.string().max(60).optional(),
});

/** `GET /v1/coupons`: what a pool still has. No code is shown. */
export const couponPoolViewSchema = z.object({
  pool: z.string(),
  unit: unitSchema,
  imported: z.int(),
  free: z.int(),
  assigned: z.int(),
  /** Free coupons below which the pool is low. */
  lowAt: z.int(),
  isLow: z.boolean(),
});
export type CouponPoolView = z.infer<typeof couponPoolViewSchema>;

/** `GET /v1/coupons`. */
export const couponPoolsResponseSchema = z.object({ items: z.array(couponPoolViewSchema) });
export type CouponPoolsResponse = z.infer<typeof couponPoolsResponseSchema>;

/** The last line that an import of coupons answers, after one for each row that was refused. */
export const couponImportSummarySchema = z.object({
  summary: z.object({
    rows: z.int(),
    stored: z.int(),
    duplicate: z.int(),
    rejected: z.int(),
  }),
});
export type CouponImportSummary = z.infer<typeof couponImportSummarySchema>;

/** One row of a payout that came back: what was paid. */
export const payoutResultSchema = z.object({
  /** Counted from 1, the header left out. */
  row: z.int().positive(),
  status: z.enum(['issued', 'duplicate', 'rejected']),
  detail: z.string().optional(),
});
export type PayoutResult = z.infer<typeof payoutResultSchema>;

/** `POST /v1/payouts/import`. */
export const payoutImportResponseSchema = z.object({
  results: z.array(payoutResultSchema),
  issued: z.int(),
  duplicate: z.int(),
  rejected: z.int(),
});
export type PayoutImportResponse = z.infer<typeof payoutImportResponseSchema>;

/** `POST /v1/codes`: another code of an advocate's. */
export const codeCreationSchema = z.object({
  advocateId: idSchema('advocate'),
  /** Chosen by somebody. Left out: drawn. */
  code: codeTextSchema.optional(),
  /** Conversions that it may be credited for. Left out: any number. */
  uses: z.int().positive().max(1_000_000).optional(),
  expiresAt: timeSchema.optional(),
  campaign: textSchema().min(1).max(40).optional(),
});
export type CodeCreation = z.infer<typeof codeCreationSchema>;

/** `PATCH /v1/codes/{id}`. What is revoked stays so. */
export const codeChangeSchema = z.object({
  state: z.enum(['active', 'paused', 'revoked']).optional(),
  /** `null`: never. */
  expiresAt: timeSchema.nullable().optional(),
});
export type CodeChange = z.infer<typeof codeChangeSchema>;

/** A code as the secret calls show it. */
export const codeRecordSchema = z.object({
  id: idSchema('code'),
  advocateId: idSchema('advocate'),
  code: z.string(),
  url: z.url(),
  state: z.enum(['active', 'paused', 'revoked', 'used-up']),
  expiresAt: timeSchema.nullable(),
  campaign: z.string().optional(),
  uses: z.object({ allowed: z.int(), used: z.int() }).optional(),
  createdAt: timeSchema,
});
export type CodeRecord = z.infer<typeof codeRecordSchema>;

/** `PUT /v1/advocates/{id}/charity`: where an advocate's rewards go. */
export const charityChoiceSchema = z.object({ charity: textSchema().max(23).nullable() });
export type CharityChoice = z.infer<typeof charityChoiceSchema>;

/** `POST /v1/leads/{id}/verification`: the friend has confirmed that the lead is theirs. */
export const leadVerificationSchema = z.object({ by: z.enum(['address', 'phone', 'host']) });
export type LeadVerification = z.infer<typeof leadVerificationSchema>;

/** Its answer. `duplicate`: it was known. */
export const leadVerifiedSchema = z.object({
  id: idSchema('lead'),
  status: z.enum(['stored', 'duplicate']),
});
export type LeadVerified = z.infer<typeof leadVerifiedSchema>;

/** Why a rule gave a side nothing, or something to look into. */
export const verdictSchema = reasonSchema.extend({
  rule: z.string(),
  ruleVersion: z.int().positive(),
  side: z.enum(['advocate', 'friend']),
});
export type RewardVerdict = z.infer<typeof verdictSchema>;

/** `GET /v1/conversions/{id}/explanation`, in sentences to read out. */
export const fullExplanationSchema = explanationSchema.extend({
  conversionId: z.string(),
  externalId: z.string(),
  sentences: z.array(z.string()),
  verdicts: z.array(verdictSchema),
});
export type FullExplanation = z.infer<typeof fullExplanationSchema>;

/** `POST /v1/explain`: what somebody asks for: an order's number, an address, a code or an id. */
export const explainRequestSchema = z.object({ q: textSchema().min(1).max(254) });

/** The answer, and that of `GET /v1/explain?q=`. */
export const explainResponseSchema = z.object({
  kind: z.enum(['order', 'address', 'code', 'lead', 'reward', 'nothing']),
  sentences: z.array(z.string()),
  conversions: z.array(fullExplanationSchema),
});
export type ExplainResponse = z.infer<typeof explainResponseSchema>;
