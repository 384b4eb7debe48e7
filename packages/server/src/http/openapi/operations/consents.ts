import {
  consentHeadSchema,
  consentReceiptSchema,
  consentRequestSchema,
  consentResponseSchema,
  idSchema,
} from '@goodword/protocol/schemas';
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
  {
    method: 'get',
    path: '/v1/consents/head',
    id: 'readConsentHead',
    tag: 'Consents',
    summary: 'Read where the chain of a program’s consent records stands',
    access: 'public',
    answers: { 200: { description: 'The head.', content: consentHeadSchema } },
  },
  {
    method: 'get',
    path: '/v1/consents/{id}/receipt',
    id: 'readConsentReceipt',
    tag: 'Consents',
    summary: 'Read a consent record as its person may keep it',
    access: 'secret',
    params: { id: idSchema('consent') },
    answers: { 200: { description: 'The receipt.', content: consentReceiptSchema } },
    problems: ['not-found'],
  },
];
