import { auditEntrySchema, listSchema } from '@goodword/protocol/schemas';
import { pageQuerySchema } from '../../list-page.js';
import type { Operation } from '../operation.js';

export const auditOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/v1/audit',
    id: 'listAudit',
    tag: 'Audit',
    summary: 'List what people and keys decided, latest first',
    access: 'secret',
    query: pageQuerySchema,
    answers: { 200: { description: 'A page of entries.', content: listSchema(auditEntrySchema) } },
  },
];
