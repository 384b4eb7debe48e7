import {
  idSchema,
  ledgerResponseSchema,
  listSchema,
  rewardDecisionsResponseSchema,
  rewardDecisionsSchema,
  rewardFilterSchema,
  rewardSchema,
} from '@goodword/protocol/schemas';
import { pageQuerySchema } from '../../list-page.js';
import type { Operation } from '../operation.js';

const STEPS = {
  approve: 'Approve a reward: what was pending becomes payable',
  hold: 'Hold a reward for a reviewer',
  reject: 'Reject a reward: what was pending goes back to the budget',
  issue: 'Say that a reward was issued to its beneficiary',
} as const;

export const rewardOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/v1/rewards',
    id: 'listRewards',
    tag: 'Rewards',
    summary: 'List rewards, latest first',
    access: 'secret',
    query: pageQuerySchema.extend(rewardFilterSchema.shape),
    answers: { 200: { description: 'A page of rewards.', content: listSchema(rewardSchema) } },
  },
  {
    method: 'get',
    path: '/v1/rewards/{id}',
    id: 'readReward',
    tag: 'Rewards',
    summary: 'Read a reward, with its coupon and where it is paid to',
    access: 'secret',
    params: { id: idSchema('reward') },
    answers: { 200: { description: 'The reward.', content: rewardSchema } },
    problems: ['not-found'],
  },
  {
    method: 'post',
    path: '/v1/rewards/decisions',
    id: 'decideRewards',
    tag: 'Rewards',
    summary: 'Decide many rewards at once; the same step twice is one',
    access: 'secret',
    idempotency: 'none',
    body: rewardDecisionsSchema,
    answers: {
      200: { description: 'What became of each.', content: rewardDecisionsResponseSchema },
    },
  },
  ...(Object.keys(STEPS) as (keyof typeof STEPS)[]).map((step): Operation => ({
    method: 'post',
    path: `/v1/rewards/{id}/${step}`,
    id: `${step}Reward`,
    tag: 'Rewards',
    summary: STEPS[step],
    access: 'secret',
    idempotency: 'optional',
    params: { id: idSchema('reward') },
    answers: { 200: { description: 'The reward.', content: rewardSchema } },
    problems: ['not-found', 'conflict', 'unprocessable'],
  })),
  {
    method: 'get',
    path: '/v1/ledger',
    id: 'listLedger',
    tag: 'Rewards',
    summary: 'List the lines of the double-entry ledger, latest first, and each unit’s sum',
    access: 'secret',
    query: pageQuerySchema,
    answers: { 200: { description: 'A page of lines.', content: ledgerResponseSchema } },
  },
];
