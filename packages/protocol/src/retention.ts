import * as z from 'zod';

/** Days, or `null` for as long as the program is there. */
const daysSchema = z.int().min(1).max(3650).nullable();

/**
 * How long each kind of record is kept. What is counted (events and clicks by the day) and what was
 * paid stays: neither names anybody.
 */
export const retentionSchema = z.object({
  /** Single events, from their receipt. */
  events: daysSchema,
  /** The visitor's random number on leads and conversions, from their receipt. */
  visitors: daysSchema,
  /** What was typed and noted of a lead, from its last change of stage. */
  forms: daysSchema,
  /** People with no link of their own, from the last that was heard of them. */
  people: daysSchema,
  /** Orders that only a page reported, from their receipt. */
  unconfirmedOrders: daysSchema,
  /** Consent records, from their receipt: proof is owed while what they allowed lasts, and after. */
  consents: daysSchema,
  /** What people and keys decided. */
  audit: daysSchema,
});
export type Retention = z.infer<typeof retentionSchema>;
