import * as z from 'zod';
import { timeSchema } from './scalars.js';

/** One advocate who might be credited, and what became of the claim. */
export const candidateSchema = z.object({
  advocateId: z.string(),
  code: z.string(),
  touchedAt: timeSchema,
  /** What the claim rests on. */
  source: z.enum(['visit', 'lead', 'claim', 'order', 'conversion', 'coupon', 'customer']),
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
});
export type Decision = z.infer<typeof decisionSchema>;
