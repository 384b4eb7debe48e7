import {
  channelSchema,
  claimRequestSchema,
  codeChangeSchema,
  codeCreationSchema,
  codeRecordSchema,
  codeResponseSchema,
  codeTextSchema,
  idSchema,
} from '@goodword/protocol/schemas';
import * as z from 'zod';
import type { Operation } from '../operation.js';

export const codeOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/v1/codes/{code}',
    id: 'readCode',
    tag: 'Codes',
    summary: 'Tell whether a code is good, and who may be named as the sender',
    access: 'public',
    params: { code: codeTextSchema },
    answers: { 200: { description: 'Good or not, and why not.', content: codeResponseSchema } },
  },
  {
    method: 'post',
    path: '/v1/claims',
    id: 'claimCode',
    tag: 'Codes',
    summary: 'Claim a code that was typed by hand',
    access: 'public',
    body: claimRequestSchema,
    answers: { 200: { description: 'Good or not, and why not.', content: codeResponseSchema } },
  },
  {
    method: 'post',
    path: '/v1/codes',
    id: 'createCode',
    tag: 'Codes',
    summary: 'Make a further code of an advocate’s, chosen, or drawn with an Idempotency-Key',
    access: 'secret',
    // One that is drawn needs a key: nothing else tells a retry.
    idempotency: 'optional',
    body: codeCreationSchema,
    answers: { 200: { description: 'The code.', content: codeRecordSchema } },
    problems: ['not-found', 'conflict', 'unprocessable', 'idempotency-key-required'],
  },
  {
    method: 'patch',
    path: '/v1/codes/{code}',
    id: 'changeCode',
    tag: 'Codes',
    summary: 'Pause, resume or revoke a code, or say when it ends',
    access: 'secret',
    params: { code: idSchema('code') },
    body: codeChangeSchema,
    answers: { 200: { description: 'The code.', content: codeRecordSchema } },
    problems: ['not-found', 'unprocessable'],
  },
  {
    method: 'get',
    path: '/r/{code}',
    id: 'followLink',
    tag: 'Codes',
    summary: 'Follow a share link to the program’s own destination',
    access: 'open',
    isLimited: true,
    params: { code: codeTextSchema },
    query: z.object({
      to: z.string().optional().describe('A path of the destination, as in `/chairs`.'),
      via: channelSchema.optional().describe('The channel that the link was shared on.'),
      sku: z.string().optional().describe('The product that the link is about.'),
    }),
    answers: {
      200: {
        description: 'For crawlers that show a preview: a page that describes the offer.',
        content: { 'text/html': z.string() },
      },
      302: {
        description: 'To the destination, the query kept and `ref` added.',
        headers: { Location: 'The destination.' },
      },
    },
    problems: ['not-found'],
  },
];
