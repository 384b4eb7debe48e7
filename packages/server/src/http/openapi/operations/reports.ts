import { funnelReportSchema } from '@goodword/protocol/schemas';
import * as z from 'zod';
import { reportQuerySchema } from '../../routes/reports.js';
import type { Operation } from '../operation.js';

export const reportOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/v1/reports/funnel',
    id: 'readFunnel',
    tag: 'Reports',
    summary: 'Read how many came how far, by the day each thing happened',
    access: 'secret',
    query: reportQuerySchema,
    answers: {
      200: {
        description: 'The funnel; CSV by `Accept` or `?format=csv`.',
        content: { 'application/json': funnelReportSchema, 'text/csv': z.string() },
      },
    },
  },
];
