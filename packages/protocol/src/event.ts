import * as z from 'zod';
import { PROBLEM_STATUS, type ProblemCode } from './errors.js';
import { EVENT_BATCH_LIMIT } from './limits.js';
import { channelSchema, codeTextSchema, idSchema, textSchema, timeSchema } from './scalars.js';

const common = {
  id: idSchema('event'),
  /** By the device's clock; the server corrects it by the batch's `sentAt`. */
  occurredAt: timeSchema,
  code: codeTextSchema.optional(),
  visitor: textSchema().min(16).max(64).optional(),
  sku: textSchema().min(1).max(120).optional(),
};

/** What a client may report. */
export const eventSchema = z.discriminatedUnion('type', [
  z.object({ ...common, type: z.literal('share'), channel: channelSchema }),
  z.object({
    ...common,
    type: z.literal('visit'),
    code: codeTextSchema,
    via: channelSchema.optional(),
  }),
  z.object({ ...common, type: z.literal('view'), element: textSchema().max(40) }),
]);
export type GoodwordEventRecord = z.infer<typeof eventSchema>;
export type EventType = GoodwordEventRecord['type'];

/** `POST /v1/events`. Each event is judged alone, so a bad one never costs another. */
export const eventBatchSchema = z.object({
  sentAt: timeSchema,
  events: z.array(z.unknown()).min(1).max(EVENT_BATCH_LIMIT),
});
export type EventBatch = z.infer<typeof eventBatchSchema>;

const codes = Object.keys(PROBLEM_STATUS) as [ProblemCode, ...ProblemCode[]];

/** One answer an event, in the order of the batch. */
export const eventBatchResponseSchema = z.object({
  results: z.array(
    z.object({
      /** The event's id, or `null` where it had none that could be read. */
      id: z.string().nullable(),
      status: z.enum(['stored', 'duplicate', 'rejected']),
      code: z.enum(codes).optional(),
      detail: z.string().optional(),
    }),
  ),
});
export type EventBatchResponse = z.infer<typeof eventBatchResponseSchema>;
