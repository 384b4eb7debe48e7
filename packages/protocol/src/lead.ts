import * as z from 'zod';
import { decisionSchema } from './decision.js';
import { evidenceSchema } from './evidence.js';
import {
  emailSchema,
  idSchema,
  localeSchema,
  plainKeySchema,
  textSchema,
  timeSchema,
} from './scalars.js';

/** `POST /v1/leads`: what a friend sent on purpose. The client chooses the id, so that a retry is the same lead. */
export const leadRequestSchema = z.object({
  id: idSchema('lead'),
  contact: z.object({
    email: emailSchema,
    name: textSchema().max(120).optional(),
    phone: textSchema().max(40).optional(),
  }),
  answers: z.record(plainKeySchema, textSchema().max(4000)),
  evidence: evidenceSchema,
  /** The consent given on the form, for this lead alone. */
  consent: z.object({
    contact: z.literal(true, 'Expected consent to be contacted.'),
    policyVersion: textSchema().min(1).max(40),
    locale: localeSchema.optional(),
  }),
  submittedAt: timeSchema.optional(),
});
export type LeadRequest = z.infer<typeof leadRequestSchema>;

/** The same answer whatever the server thinks of the lead. */
export const leadResponseSchema = z.object({ id: idSchema('lead'), status: z.literal('received') });
export type LeadResponse = z.infer<typeof leadResponseSchema>;

/** Where sales stands with a lead. */
export const stageSchema = z.enum([
  'new',
  'contacted',
  'qualified',
  'opportunity',
  'won',
  'lost',
  'disqualified',
]);
export type Stage = z.infer<typeof stageSchema>;

/** A reason of a decision: a stable code, and words that a support agent can read out. */
export const reasonSchema = z.object({ code: z.string(), text: z.string() });
export type Reason = z.infer<typeof reasonSchema>;

/** What the lead definition says of a lead. */
export const qualificationSchema = z.object({
  outcome: z.enum(['qualified', 'unqualified', 'review']),
  score: z.int(),
  reasons: z.array(reasonSchema),
  definitionVersion: z.int().positive(),
});
export type Qualification = z.infer<typeof qualificationSchema>;

/** One change of stage. Out of order and repeated deliveries are harmless: the latest `occurredAt` counts. */
export const stageChangeSchema = z.object({
  id: idSchema('stageChange'),
  stage: stageSchema,
  occurredAt: timeSchema,
  note: textSchema().max(2000).optional(),
});
export type StageChange = z.infer<typeof stageChangeSchema>;

/** A lead as the secret calls show it. */
export const leadSchema = z.object({
  id: idSchema('lead'),
  receivedAt: timeSchema,
  contact: z.object({
    email: z.string(),
    name: textSchema().optional(),
    phone: z.string().optional(),
  }),
  answers: z.record(z.string(), z.string()),
  stage: stageSchema,
  stages: z.array(stageChangeSchema),
  qualification: qualificationSchema,
  attribution: decisionSchema,
});
export type Lead = z.infer<typeof leadSchema>;

/** `POST /v1/leads/{id}/stages`. */
export const stageChangeResponseSchema = z.object({
  id: idSchema('lead'),
  stage: stageSchema,
  status: z.enum(['stored', 'duplicate']),
});
export type StageChangeResponse = z.infer<typeof stageChangeResponseSchema>;
