import {
  conversionRequestSchema,
  conversionReviewSchema,
  conversionSchema,
  fullExplanationSchema,
  idSchema,
  listSchema,
  orderRequestSchema,
  orderResponseSchema,
  reversalRequestSchema,
  reversalResponseSchema,
} from '@goodword/protocol/schemas';
import * as z from 'zod';
import { pageQuerySchema } from '../../list-page.js';
import type { Operation } from '../operation.js';

const params = { id: idSchema('conversion') };

export const conversionOperations: readonly Operation[] = [
  {
    method: 'post',
    path: '/v1/orders',
    id: 'reportOrder',
    tag: 'Conversions',
    summary: 'Report an order that a page saw; it pays nothing until it is confirmed',
    access: 'public',
    body: orderRequestSchema,
    answers: {
      200: {
        description: 'The same answer whatever the server knows of the order.',
        content: orderResponseSchema,
      },
    },
  },
  {
    method: 'post',
    path: '/v1/conversions',
    id: 'confirmConversion',
    tag: 'Conversions',
    summary: 'Confirm an order: who is credited, why, and what that earns',
    access: 'secret',
    idempotency: 'optional',
    body: conversionRequestSchema,
    answers: {
      200: {
        description: 'The conversion. The same `externalId` twice is one.',
        content: conversionSchema,
      },
    },
    problems: ['conflict'],
  },
  {
    method: 'get',
    path: '/v1/conversions',
    id: 'listConversions',
    tag: 'Conversions',
    summary: 'List conversions, latest first, or find one by the host’s own number',
    access: 'secret',
    query: pageQuerySchema.extend({
      externalId: z.string().optional().describe('The host’s own number of the order.'),
    }),
    answers: {
      200: { description: 'A page of conversions.', content: listSchema(conversionSchema) },
    },
  },
  {
    method: 'get',
    path: '/v1/conversions/{id}/explanation',
    id: 'explainConversion',
    tag: 'Conversions',
    summary: 'Explain who was credited, who was not, and what has happened since',
    access: 'secret',
    params,
    answers: { 200: { description: 'The decision.', content: fullExplanationSchema } },
    problems: ['not-found'],
  },
  {
    method: 'post',
    path: '/v1/conversions/{id}/review',
    id: 'reviewConversion',
    tag: 'Conversions',
    summary: 'Settle a decision that was left to a reviewer',
    access: 'secret',
    idempotency: 'optional',
    params,
    body: conversionReviewSchema,
    answers: { 200: { description: 'The conversion.', content: conversionSchema } },
    problems: ['not-found', 'conflict', 'unprocessable'],
  },
  {
    method: 'post',
    path: '/v1/conversions/{id}/reversals',
    id: 'reverseConversion',
    tag: 'Conversions',
    summary: 'Record a full or partial refund; rewards follow',
    access: 'secret',
    idempotency: 'optional',
    params,
    body: reversalRequestSchema,
    answers: {
      200: {
        description: 'The refund. The same `externalId` twice is one.',
        content: reversalResponseSchema,
      },
    },
    problems: ['not-found', 'conflict', 'unprocessable'],
  },
];
