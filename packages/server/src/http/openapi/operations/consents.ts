import { consentRequestSchema, consentResponseSchema } from '@goodword/protocol/schemas';
import type { Operation } from '../operation.js';

export const consentOperations: readonly Operation[] = [
  {
    method: 'post',
    path: '/v1/consents',
    id: 'recordConsent',
    tag: 'Consents',
    summary: 'Record what a visitor chose',
    access: 'public',
    body: consentRequestSchema,
    answers: { 200: { description: 'The receipt.', content: consentResponseSchema } },
    problems: ['conflict'],
  },
];
