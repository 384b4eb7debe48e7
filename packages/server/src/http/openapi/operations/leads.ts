import {
  idSchema,
  leadRequestSchema,
  leadResponseSchema,
  leadSchema,
  leadVerificationSchema,
  leadVerifiedSchema,
  listSchema,
  stageChangeResponseSchema,
  stageChangeSchema,
} from '@goodword/protocol/schemas';
import * as z from 'zod';
import { pageQuerySchema } from '../../list-page.js';
import type { Operation } from '../operation.js';

const params = { id: idSchema('lead') };

export const leadOperations: readonly Operation[] = [
  {
    method: 'post',
    path: '/v1/leads',
    id: 'sendLead',
    tag: 'Leads',
    summary: 'Send a friend’s form',
    access: 'public',
    body: {
      'text/plain': leadRequestSchema,
      'application/json': leadRequestSchema,
      // A form without a script; each other field is an answer.
      'application/x-www-form-urlencoded': z.record(z.string(), z.string()),
    },
    answers: {
      200: {
        description: 'The same answer whatever the server thinks of the lead.',
        content: leadResponseSchema,
      },
      303: {
        description: 'For a form without a script: back to its page.',
        headers: { Location: 'The page.' },
      },
    },
    problems: ['conflict'],
  },
  {
    method: 'get',
    path: '/v1/leads',
    id: 'listLeads',
    tag: 'Leads',
    summary: 'List leads, latest first',
    access: 'secret',
    query: pageQuerySchema,
    answers: { 200: { description: 'A page of leads.', content: listSchema(leadSchema) } },
  },
  {
    method: 'get',
    path: '/v1/leads/{id}',
    id: 'readLead',
    tag: 'Leads',
    summary: 'Read a lead',
    access: 'secret',
    params,
    answers: { 200: { description: 'The lead.', content: leadSchema } },
    problems: ['not-found'],
  },
  {
    method: 'post',
    path: '/v1/leads/{id}/stages',
    id: 'changeStage',
    tag: 'Leads',
    summary: 'Say where sales stands with a lead',
    access: 'secret',
    idempotency: 'optional',
    params,
    body: stageChangeSchema,
    answers: {
      200: { description: 'The lead’s stage now.', content: stageChangeResponseSchema },
    },
    problems: ['not-found', 'conflict'],
  },
  {
    method: 'post',
    path: '/v1/leads/{id}/verification',
    id: 'verifyLead',
    tag: 'Leads',
    summary: 'Say that the friend has confirmed the lead to be theirs',
    access: 'secret',
    idempotency: 'optional',
    params,
    body: leadVerificationSchema,
    answers: { 200: { description: 'Stored, or known.', content: leadVerifiedSchema } },
    problems: ['not-found'],
  },
];
