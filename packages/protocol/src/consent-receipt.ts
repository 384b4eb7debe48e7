import * as z from 'zod';
import { consentStateSchema, purposeSchema } from './consent.js';
import { programIdSchema, timeSchema } from './scalars.js';

/**
 * `GET /v1/consents/head`: where the chain of a program's consent records stands. Note it where the
 * database's owner cannot: a chain that was cut off or rewritten does not lead there any more.
 */
export const consentHeadSchema = z.object({
  program: programIdSchema,
  /** Records in the chain. */
  position: z.int().nonnegative(),
  /** The last one's seal, `<key's id>:<HMAC-SHA-256 in hexadecimal>`; empty before the first. */
  hash: z.string(),
  /** When it was sealed; absent before the first. */
  sealedAt: timeSchema.optional(),
});
export type ConsentHead = z.infer<typeof consentHeadSchema>;

/** `GET /v1/consents/{id}/receipt`: the elements of ISO/IEC TS 27560. */
export const consentReceiptSchema = z.object({
  schemaVersion: z.literal(1),
  recordId: z.string(),
  /** The visitor's random id. */
  subject: z.string().optional(),
  controller: z.object({ name: z.string(), url: z.url() }),
  notice: z.object({ version: z.string(), language: z.string() }),
  purposes: z.array(
    z.object({
      purpose: purposeSchema,
      description: z.string(),
      state: consentStateSchema,
      legalBasis: z.literal('consent'),
      /** What is processed. */
      data: z.array(z.string()),
      recipients: z.array(z.string()),
    }),
  ),
  rights: z.array(z.string()),
  type: z.enum(['grant', 'withdrawal']),
  state: z.enum(['given', 'withdrawn', 'expired']),
  /** Which banner, platform or call said so. */
  source: z.string(),
  occurredAt: timeSchema,
  receivedAt: timeSchema,
  durationDays: z.int(),
  /** The end of the duration. */
  expiresAt: timeSchema,
  /** Absent until the record is sealed: within some minutes, where the server has a key. */
  seal: z
    .object({ position: z.int().positive(), hash: z.string(), sealedAt: timeSchema })
    .optional(),
});
export type ConsentReceipt = z.infer<typeof consentReceiptSchema>;
