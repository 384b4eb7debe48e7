import * as z from 'zod';
import { codeTextSchema } from './scalars.js';

/** `GET /v1/codes/{code}`: is it good, and who may be named as the sender. */
export const codeResponseSchema = z.discriminatedUnion('valid', [
  z.object({
    valid: z.literal(true),
    code: z.string(),
    /** The advocate's display name, where they allowed it. */
    advocate: z.object({ displayName: z.string() }).optional(),
  }),
  z.object({
    valid: z.literal(false),
    reason: z.enum(['unknown', 'malformed', 'paused', 'expired']),
  }),
]);
export type CodeResponse = z.infer<typeof codeResponseSchema>;

/** `POST /v1/claims`: a code typed by hand. */
export const claimRequestSchema = z.object({ code: codeTextSchema });
export type ClaimRequest = z.infer<typeof claimRequestSchema>;
