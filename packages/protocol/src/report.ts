import * as z from 'zod';
import { timeSchema } from './scalars.js';

/** `GET /v1/reports/funnel`: how many came how far, by the day each thing happened. */
export const funnelReportSchema = z.object({
  from: timeSchema,
  to: timeSchema,
  basis: z.literal('event'),
  counts: z.object({
    advocates: z.int(),
    views: z.int(),
    shares: z.int(),
    /** Opened links, counted in aggregate without an identifier; never divided into visits. */
    clicks: z.int(),
    /** Visits with consent to measurement. */
    visits: z.int(),
    leads: z.int(),
    qualifiedLeads: z.int(),
    wonLeads: z.int(),
    unconfirmedOrders: z.int(),
    conversions: z.int(),
    /** Confirmed conversions that were refunded in full; the other figures leave them out. */
    reversedConversions: z.int(),
    creditedConversions: z.int(),
    rewards: z.int(),
  }),
  sharesByChannel: z.record(z.string(), z.int()),
  /** Rates with the interval they are known to (Wilson, 95 %); `null` where nothing is divided. */
  rates: z.record(
    z.enum(['share', 'lead', 'qualified', 'won']),
    z.object({ value: z.number(), low: z.number(), high: z.number() }).nullable(),
  ),
  /** What each figure means, in words. */
  definitions: z.record(z.string(), z.string()),
});
export type FunnelReport = z.infer<typeof funnelReportSchema>;
