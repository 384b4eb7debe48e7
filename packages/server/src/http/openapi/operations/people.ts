import {
  erasureSchema,
  idSchema,
  personExportSchema,
  personQuerySchema,
} from '@goodword/protocol/schemas';
import * as z from 'zod';
import type { Operation } from '../operation.js';

export const peopleOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/v1/people/export',
    id: 'exportPersonById',
    tag: 'Privacy',
    summary: 'Read everything that is held about a person, named by an id',
    access: 'secret',
    query: z.object({
      id: z.string().describe('Of a person, an advocate or a lead, or the host’s own number.'),
    }),
    answers: { 200: { description: 'All of it.', content: personExportSchema } },
    problems: ['not-found'],
  },
  {
    method: 'post',
    path: '/v1/people/export',
    id: 'exportPerson',
    tag: 'Privacy',
    summary: 'Read everything that is held about a person, named by an address or an id',
    access: 'secret',
    idempotency: 'none',
    body: personQuerySchema,
    answers: { 200: { description: 'All of it.', content: personExportSchema } },
    problems: ['not-found'],
  },
  {
    method: 'post',
    path: '/v1/people/erase',
    id: 'erasePerson',
    tag: 'Privacy',
    summary: 'Erase a person; totals stay',
    access: 'secret',
    idempotency: 'optional',
    body: personQuerySchema,
    answers: {
      202: {
        description: 'The erasure. The same one twice, while it is under way, is one.',
        content: erasureSchema,
      },
    },
  },
  {
    method: 'get',
    path: '/v1/people/erasures/{id}',
    id: 'readErasure',
    tag: 'Privacy',
    summary: 'Read how far an erasure is',
    access: 'secret',
    params: { id: idSchema('erasure') },
    answers: { 200: { description: 'The erasure.', content: erasureSchema } },
    problems: ['not-found'],
  },
];
