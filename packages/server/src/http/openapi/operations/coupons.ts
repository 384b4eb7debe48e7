import { couponPoolSchema, couponPoolsResponseSchema } from '@goodword/protocol/schemas';
import * as z from 'zod';
import type { Operation } from '../operation.js';

export const couponOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/v1/coupons',
    id: 'listCouponPools',
    tag: 'Rewards',
    summary: 'List the pools of coupons, and how many each has left',
    access: 'secret',
    answers: { 200: { description: 'The pools; no code.', content: couponPoolsResponseSchema } },
  },
  {
    method: 'post',
    path: '/v1/coupons/import',
    id: 'importCoupons',
    tag: 'Rewards',
    summary: 'Add coupons to a pool, one a line; those that are there already are skipped',
    access: 'secret',
    idempotency: 'none',
    query: z.object({
      pool: couponPoolSchema,
      lowAt: z.int().min(0).max(1_000_000).optional().describe('Below which the pool is low.'),
    }),
    isStreamed: true,
    body: { 'text/plain': z.string(), 'application/x-ndjson': z.string() },
    answers: {
      200: {
        description: 'A line for each row that was refused, and one with the sum.',
        content: { 'application/x-ndjson': z.string() },
      },
    },
  },
];
