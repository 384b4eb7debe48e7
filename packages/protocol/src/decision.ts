import * as z from 'zod';
import { timeSchema } from './scalars.js';

/** One advocate who might be credited, and what became of the claim. */
export const candidateSchema = z.object({
  advocateId: z.string(),
  code: z.string(),
  touchedAt: timeSchema,
  /** What the claim rests on. */
  source: z.enum([
    'visit',
    'lead',
    'claim',
    'order',
    'conversion',
    'handoff',
    'coupon',
    'customer',
  ]),
  /** `proven`: nobody but the host or the person could have said so. `asserted`: anybody could. */
  strength: z.enum(['proven', 'asserted']),
  outcome: z.enum(['credited', 'rejected', 'review']),
  reason: z.object({ code: z.string(), text: z.string() }),
});
export type Candidate = z.infer<typeof candidateSchema>;

/** Who is credited, who is not, and why. */
export const decisionSchema = z.object({
  outcome: z.enum(['credited', 'review', 'uncredited']),
  winner: candidateSchema.optional(),
  candidates: z.array(candidateSchema),
  reasons: z.array(z.object({ code: z.string(), text: z.string() })),
  model: z.enum(['last-touch', 'first-touch']),
  programVersion: z.int().positive(),
  decidedAt: timeSchema,
  /** Present once a reviewer has settled what was left to them. */
  review: z
    .object({
      decision: z.enum(['credit', 'dismiss']),
      /** The id of the key that said so. */
      by: z.string(),
      at: timeSchema,
    })
    .optional(),
});
export type Decision = z.infer<typeof decisionSchema>;
