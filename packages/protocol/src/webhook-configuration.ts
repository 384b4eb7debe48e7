import * as z from 'zod';
import { idSchema, textSchema, timeSchema } from './scalars.js';
import { WEBHOOK_TYPES } from './webhook.js';

const webhookTypesSchema = z.array(z.enum(WEBHOOK_TYPES)).min(1).max(WEBHOOK_TYPES.length);

/** Where a webhook is delivered: `https`, a public address, no name and password in it. */
const webhookUrlSchema = textSchema().max(2000).pipe(z.url());

/** `POST /v1/webhooks`: the address is its natural key, so that a repetition makes no second one. */
export const webhookRequestSchema = z.object({ url: webhookUrlSchema, types: webhookTypesSchema });
export type WebhookRequest = z.infer<typeof webhookRequestSchema>;

/** `PATCH /v1/webhooks/{id}`. One that is not active rests, and goes on where it stood. */
export const webhookChangeSchema = webhookRequestSchema.extend({ active: z.boolean() }).partial();
export type WebhookChange = z.infer<typeof webhookChangeSchema>;

/** A webhook as the secret calls show it. */
export const webhookSchema = z.object({
  id: idSchema('webhook'),
  url: z.string(),
  types: webhookTypesSchema,
  active: z.boolean(),
  /** When the receiver answered 410, which ended it; absent where it did not. */
  goneAt: timeSchema.optional(),
  createdAt: timeSchema,
});
export type Webhook = z.infer<typeof webhookSchema>;

/** The answer that shows a secret, this once: to `POST /v1/webhooks` and to a rotation. */
export const webhookWithSecretSchema = webhookSchema.extend({
  secret: z.string().regex(/^whsec_[A-Za-z0-9+/]{43}=$/),
});
export type WebhookWithSecret = z.infer<typeof webhookWithSecretSchema>;

/** `POST /v1/webhooks/{id}/rotate`. */
export const webhookRotationSchema = z.object({
  /** Hours for which the secrets before sign as well; 0 ends them at once. @default 24 */
  keepHours: z.int().min(0).max(168).default(24),
});
export type WebhookRotation = z.input<typeof webhookRotationSchema>;

/** One message to one webhook. Its id is the `webhook-id`, the same at each attempt and replay. */
export const webhookDeliverySchema = z.object({
  id: idSchema('delivery'),
  type: z.enum(WEBHOOK_TYPES),
  /** Of the record that it is about. */
  subjectId: z.string(),
  happenedAt: timeSchema,
  /** `resting`: until the webhook is active again. `failed`: nobody tries any more. */
  state: z.enum(['waiting', 'resting', 'delivered', 'failed']),
  /** Attempts since it was made or replayed. */
  attempts: z.int().nonnegative(),
  /** Of the last attempt. */
  attemptedAt: timeSchema.optional(),
  /** The HTTP status that the receiver answered last. */
  status: z.int().optional(),
  /** Why there was none: `timeout`, `address-refused`, or an error's code such as `ECONNREFUSED`. */
  failure: z.string().optional(),
  /** When it is tried next. */
  dueAt: timeSchema.optional(),
});
export type WebhookDelivery = z.infer<typeof webhookDeliverySchema>;
