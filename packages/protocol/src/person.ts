import * as z from 'zod';
import { decisionSchema } from './decision.js';
import { leadSchema } from './lead.js';
import { reversalSchema } from './reversal.js';
import { ledgerEntrySchema, rewardSchema } from './reward.js';
import { emailSchema, idSchema, moneySchema, textSchema, timeSchema } from './scalars.js';

/**
 * Whom a call is about: an address, or the id of a person, an advocate or a lead, or the host's own
 * number of the customer.
 */
export const personQuerySchema = z.union([
  z.object({ email: emailSchema, id: z.undefined().optional() }),
  z.object({ id: textSchema().min(1).max(200), email: z.undefined().optional() }),
]);
export type PersonQuery = z.infer<typeof personQuerySchema>;

/** `POST /v1/people/erase` and `GET /v1/people/erasures/{id}`. */
export const erasureSchema = z.object({
  id: idSchema('erasure'),
  /** `done`: nothing of the person is in the database's files any more. */
  status: z.enum(['queued', 'running', 'done']),
  /** The people it is about, by their ids; none where nobody was found. */
  people: z.array(z.string()),
  requestedAt: timeSchema,
  completedAt: timeSchema.optional(),
});
export type Erasure = z.infer<typeof erasureSchema>;

const heldEventSchema = z.object({
  id: z.string(),
  type: z.string(),
  occurredAt: timeSchema,
  receivedAt: timeSchema,
  code: z.string().optional(),
  channel: z.string().optional(),
  sku: z.string().optional(),
  element: z.string().optional(),
  /** The person's own; of an event that others sent by the person's code it is left out. */
  visitor: z.string().optional(),
});

const heldPersonSchema = z.object({
  id: z.string(),
  email: z.string().optional(),
  /** The forms in which the address is compared. */
  emailKeys: z.array(z.string()),
  name: z.string().optional(),
  customerId: z.string().optional(),
  /** When a link that was sent to the address was followed. */
  emailVerifiedAt: timeSchema.optional(),
  createdAt: timeSchema,
});

/** `GET /v1/people/export`: everything that is held about a person. */
export const personExportSchema = z.object({
  program: z.string(),
  exportedAt: timeSchema,
  people: z.array(heldPersonSchema),
  advocates: z.array(z.object({ id: z.string(), personId: z.string(), enrolledAt: timeSchema })),
  codes: z.array(
    z.object({
      id: z.string(),
      code: z.string(),
      advocateId: z.string(),
      state: z.string(),
      createdAt: timeSchema,
      expiresAt: timeSchema.optional(),
      /** What was counted for it. */
      counts: z.array(z.object({ type: z.string(), channel: z.string(), count: z.int() })),
    }),
  ),
  leads: z.array(
    leadSchema.omit({ contact: true, answers: true }).extend({
      visitor: z.string().optional(),
      code: z.string().optional(),
      /** The form as it was sent; absent once it was deleted. */
      form: z.record(z.string(), z.unknown()).optional(),
    }),
  ),
  events: z.array(heldEventSchema),
  conversions: z.array(
    z.object({
      id: z.string(),
      externalId: z.string(),
      kind: z.string(),
      status: z.string(),
      value: moneySchema.optional(),
      occurredAt: timeSchema,
      receivedAt: timeSchema,
      code: z.string().optional(),
      visitor: z.string().optional(),
      attribution: decisionSchema,
      reversals: z.array(reversalSchema),
    }),
  ),
  rewards: z.array(rewardSchema),
  ledger: z.array(ledgerEntrySchema),
  /** Consent records of the person's devices, as they were sent. */
  consents: z.array(z.record(z.string(), z.unknown())),
  sessions: z.array(z.object({ advocateId: z.string(), expiresAt: timeSchema })),
  /** What the person was sent or is about to be. */
  mails: z.array(
    z.object({ id: z.string(), template: z.string(), state: z.string(), createdAt: timeSchema }),
  ),
  /** One-time links that were sent and not followed. */
  logins: z.array(z.object({ personId: z.string(), expiresAt: timeSchema })),
  handoffs: z.array(
    z.object({
      touchedAt: timeSchema,
      expiresAt: timeSchema,
      code: z.string().optional(),
      coupon: z.string().optional(),
      leadId: z.string().optional(),
      visitor: z.string().optional(),
      redeemer: z.string().optional(),
    }),
  ),
});
export type PersonExport = z.infer<typeof personExportSchema>;
