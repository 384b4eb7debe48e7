import * as z from 'zod';
import { idSchema, localeSchema, textSchema, timeSchema } from './scalars.js';

/** What consent is asked for; `contact` is given on a lead form, per lead. */
export const purposeSchema = z.enum(['attribution', 'measurement', 'forwarding']);
export type Purpose = z.infer<typeof purposeSchema>;

/** A purpose's state: a missing, broken or silent signal is `unknown`, and that is a no. */
export const consentStateSchema = z.enum(['unknown', 'granted', 'denied']);
export type ConsentValue = z.infer<typeof consentStateSchema>;

/**
 * `POST /v1/consents`: a grant or a withdrawal, after ISO/IEC TS 27560. A withdrawal names the
 * subject once, so that the server can forget what was tied to it; a refusal has no subject and
 * is only counted.
 */
export const consentRequestSchema = z.object({
  schemaVersion: z.literal(1),
  id: idSchema('consent'),
  type: z.enum(['grant', 'refusal', 'withdrawal']),
  /** The visitor's random id; absent for a refusal. */
  subject: textSchema().min(16).max(64).optional(),
  purposes: z.record(purposeSchema, consentStateSchema),
  /** Which banner, platform or call said so. */
  source: textSchema().min(1).max(40),
  policyVersion: textSchema().min(1).max(40),
  locale: localeSchema,
  occurredAt: timeSchema,
  /** Days that the choice holds. */
  durationDays: z.int().min(1).max(395),
});
export type ConsentRequest = z.infer<typeof consentRequestSchema>;

/** The record's id is the person's receipt number. */
export const consentResponseSchema = z.object({
  id: idSchema('consent'),
  status: z.enum(['stored', 'duplicate', 'counted']),
});
export type ConsentResponse = z.infer<typeof consentResponseSchema>;
