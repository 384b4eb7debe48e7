import * as z from 'zod';
import { evidenceSchema, handoffTokenSchema } from './evidence.js';
import { textSchema, timeSchema } from './scalars.js';

/** What a token stands for: who sent somebody, never who they are. */
const handedEvidenceSchema = evidenceSchema.pick({
  code: true,
  coupon: true,
  leadId: true,
  touchedAt: true,
  visitor: true,
});

/** `POST /v1/handoffs`: the evidence that is to survive a way on which nothing else does. */
export const handoffRequestSchema = z.object({ evidence: handedEvidenceSchema });
export type HandoffRequest = z.infer<typeof handoffRequestSchema>;

export const handoffResponseSchema = z.object({ token: handoffTokenSchema, expiresAt: timeSchema });
export type HandoffResponse = z.infer<typeof handoffResponseSchema>;

/** `POST /v1/handoffs/redeem`: the same redeemer may repeat it, another may not. */
export const handoffRedemptionSchema = z.object({
  token: handoffTokenSchema,
  /** Chosen by who redeems, anew for each token. */
  redeemerId: textSchema().min(16).max(64),
});
export type HandoffRedemption = z.infer<typeof handoffRedemptionSchema>;

export const handoffRedeemedSchema = z.object({ evidence: handedEvidenceSchema });
export type HandoffRedeemed = z.infer<typeof handoffRedeemedSchema>;
