import {
  handoffRedeemedSchema,
  handoffRedemptionSchema,
  handoffRequestSchema,
  handoffResponseSchema,
} from '@goodword/protocol/schemas';
import type { Operation } from '../operation.js';

export const handoffOperations: readonly Operation[] = [
  {
    method: 'post',
    path: '/v1/handoffs',
    id: 'createHandoff',
    tag: 'Hand-offs',
    summary: 'Make a token that stands for evidence for an hour',
    access: 'public',
    body: handoffRequestSchema,
    answers: { 200: { description: 'The token.', content: handoffResponseSchema } },
  },
  {
    method: 'post',
    path: '/v1/handoffs/redeem',
    id: 'redeemHandoff',
    tag: 'Hand-offs',
    summary: 'Redeem a token; the same redeemer may repeat it',
    access: 'public',
    body: handoffRedemptionSchema,
    answers: {
      200: { description: 'What the token stands for.', content: handoffRedeemedSchema },
    },
    problems: ['handoff-invalid'],
  },
];
