import * as z from 'zod';
import { codeTextSchema, emailSchema, idSchema, timeSchema } from './scalars.js';

/** What a client knows about who referred somebody; how strong each part is, the server decides. */
export const evidenceSchema = z.object({
  code: codeTextSchema.optional(),
  /** When the link was opened or the code typed. */
  touchedAt: timeSchema.optional(),
  leadId: idSchema('lead').optional(),
  /** Random, minted on the first grant of measurement. */
  visitor: z.string().min(16).max(64).optional(),
  coupon: z.string().max(64).optional(),
  email: emailSchema.optional(),
  customerId: z.string().min(1).max(200).optional(),
});
export type Evidence = z.infer<typeof evidenceSchema>;
