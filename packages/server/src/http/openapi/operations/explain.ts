import { explainRequestSchema, explainResponseSchema } from '@goodword/protocol/schemas';
import * as z from 'zod';
import type { Operation } from '../operation.js';

const answers = { 200: { description: 'In sentences.', content: explainResponseSchema } };

export const explainOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/v1/explain',
    id: 'explainByNumber',
    tag: 'Conversions',
    summary: 'Explain where a reward is, asked for by a number, a code or an id',
    access: 'secret',
    query: z.object({ q: explainRequestSchema.shape.q.describe('What is asked about.') }),
    answers,
  },
  {
    method: 'post',
    path: '/v1/explain',
    id: 'explain',
    tag: 'Conversions',
    summary: 'Explain where a reward is, asked for by an address too',
    access: 'secret',
    idempotency: 'none',
    body: explainRequestSchema,
    answers,
  },
];
