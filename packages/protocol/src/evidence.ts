import * as z from 'zod';
import { codeTextSchema, emailSchema, idSchema, textSchema, timeSchema } from './scalars.js';

/** A token that stands for evidence: random throughout, used up by the first who redeems it. */
export const handoffTokenSchema = z.string().regex(/^gw_ho_[0-9A-Za-z_-]{22,86}$/);

/** What a client knows about who referred somebody; how strong each part is, the server decides. */
export const evidenceSchema = z.object({
  code: codeTextSchema.optional(),
  /** When the link was opened or the code typed. */
  touchedAt: timeSchema.optional(),
  leadId: idSchema('lead').optional(),
  /** Random, minted on the first grant of measurement. */
  visitor: textSchema().min(16).max(64).optional(),
  coupon: textSchema().max(64).optional(),
  email: emailSchema.optional(),
  /** A token of `POST /v1/handoffs`, in a conversion or a lead: used up by it. */
  handoff: handoffTokenSchema.optional(),
  customerId: textSchema().min(1).max(200).optional(),
});
export type Evidence = z.infer<typeof evidenceSchema>;
