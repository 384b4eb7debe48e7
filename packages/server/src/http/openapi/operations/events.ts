import { EVENT_BATCH_LIMIT } from '@goodword/protocol';
import {
  eventBatchResponseSchema,
  eventBatchSchema,
  eventSchema,
} from '@goodword/protocol/schemas';
import * as z from 'zod';
import type { Operation } from '../operation.js';

/** Says what an event looks like; the server takes anything, and judges each alone. */
const batchSchema = eventBatchSchema.extend({
  events: z
    .array(z.union([eventSchema, z.unknown().describe('Rejected, and costs the others nothing.')]))
    .min(1)
    .max(EVENT_BATCH_LIMIT),
});

export const eventOperations: readonly Operation[] = [
  {
    method: 'post',
    path: '/v1/events',
    id: 'recordEvents',
    tag: 'Events',
    summary: 'Record a batch of shares, visits and views',
    access: 'public',
    body: batchSchema,
    answers: {
      200: {
        description: 'On disk: what became of each event, in the order of the batch.',
        content: eventBatchResponseSchema,
      },
    },
  },
];
