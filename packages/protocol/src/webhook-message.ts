import * as z from 'zod';
import { consentRequestSchema } from './consent.js';
import { conversionSchema } from './conversion.js';
import { decisionSchema } from './decision.js';
import { qualificationSchema, stageSchema } from './lead.js';
import { rewardSchema } from './reward.js';
import { channelSchema, idSchema, timeSchema } from './scalars.js';

/** Who is credited: ids alone. A code's text may be a person's name, so it is not among them. */
const credited = { advocateId: z.string(), codeId: z.string() };

const advocateDataSchema = z.object({
  id: idSchema('advocate'),
  codeId: z.string(),
  enrolledAt: timeSchema,
});

const shareDataSchema = z.object({
  id: idSchema('event'),
  ...credited,
  channel: channelSchema,
  sku: z.string(),
  occurredAt: timeSchema,
});

const leadDataSchema = z.object({
  id: idSchema('lead'),
  ...credited,
  receivedAt: timeSchema,
  stage: stageSchema,
  stageAt: timeSchema,
  qualification: qualificationSchema.pick({
    outcome: true,
    score: true,
    definitionVersion: true,
  }),
  outcome: decisionSchema.shape.outcome,
});

const conversionDataSchema = conversionSchema
  .pick({ id: true, externalId: true, kind: true, status: true, value: true, occurredAt: true })
  .extend({
    ...credited,
    leadId: idSchema('lead'),
    outcome: decisionSchema.shape.outcome,
    /** Minor units, over all refunds. */
    refunded: z.int().nonnegative(),
    /** When nothing was left of it. */
    reversedAt: timeSchema,
  });

const rewardDataSchema = rewardSchema
  .omit({ reasons: true })
  .extend({ conversionId: idSchema('conversion') });

const consentDataSchema = consentRequestSchema
  .pick({ id: true, type: true, purposes: true, source: true, policyVersion: true })
  .extend({ occurredAt: timeSchema, durationDays: z.int() });

const personDataSchema = z.object({ id: z.string() });

/** A message of certain types. */
const message = <const Types extends readonly [string, ...string[]], Data extends z.ZodType>(
  types: Types,
  data: Data,
) =>
  z.object({
    type: z.literal(types),
    /** When it happened. The data is as it is now. */
    timestamp: timeSchema,
    data,
  });

/**
 * What a webhook receives: ids, states and figures; never a name, an address or an answer. Of a
 * record that is gone, its id is all there is.
 */
export const webhookMessageSchema = z.discriminatedUnion('type', [
  message(['advocate.enrolled'], advocateDataSchema.partial().required({ id: true })),
  message(['share.recorded'], shareDataSchema.partial().required({ id: true })),
  message(
    ['lead.created', 'lead.qualified', 'lead.stage_changed', 'lead.stale'],
    leadDataSchema.partial().required({ id: true }),
  ),
  message(
    ['conversion.attributed', 'conversion.reversed'],
    conversionDataSchema.partial().required({ id: true }),
  ),
  message(
    ['reward.pending', 'reward.approved', 'reward.issued', 'reward.reversed'],
    rewardDataSchema.partial().required({ id: true }),
  ),
  message(['consent.changed'], consentDataSchema.partial().required({ id: true })),
  message(['person.erased'], personDataSchema),
]);
export type WebhookMessage = z.infer<typeof webhookMessageSchema>;
