import { payoutImportResponseSchema } from '@goodword/protocol/schemas';
import * as z from 'zod';
import type { Operation } from '../operation.js';

export const payoutOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/v1/payouts.csv',
    id: 'listPayouts',
    tag: 'Rewards',
    summary: 'List what is to be paid, by beneficiary and unit',
    access: 'secret',
    answers: { 200: { description: 'The table.', content: { 'text/csv': z.string() } } },
  },
  {
    method: 'post',
    path: '/v1/payouts/import',
    id: 'importPayouts',
    tag: 'Rewards',
    summary: 'Send the table back once it was paid: its rewards are issued, once',
    access: 'secret',
    idempotency: 'none',
    body: { 'text/csv': z.string(), 'text/plain': z.string() },
    answers: {
      200: { description: 'What became of each row.', content: payoutImportResponseSchema },
    },
  },
];
