import { readinessSchema, storageInventorySchema } from '@goodword/protocol/schemas';
import * as z from 'zod';
import type { Operation } from '../operation.js';

const healthSchema = z.object({
  status: z.literal('ok'),
  storage: z
    .discriminatedUnion('engine', [
      z.object({
        engine: z.literal('sqlite'),
        version: z.string(),
        journalMode: z.string(),
        synchronous: z.string(),
      }),
      z.object({
        engine: z.literal('postgres'),
        version: z.string(),
        synchronousCommit: z.string(),
        fsync: z.string(),
        fullPageWrites: z.string(),
      }),
    ])
    .optional(),
});

export const serviceOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/v1/health',
    id: 'readHealth',
    tag: 'Service',
    summary: 'Tell that the server is alive, and a key how durable an answered write is',
    access: 'either',
    answers: { 200: { description: 'Alive.', content: healthSchema } },
  },
  {
    method: 'get',
    path: '/v1/ready',
    id: 'readReadiness',
    tag: 'Service',
    summary: 'Tell that calls can be served',
    access: 'open',
    answers: { 200: { description: 'They can.', content: readinessSchema } },
  },
  {
    method: 'get',
    path: '/v1/metrics',
    id: 'readMetrics',
    tag: 'Service',
    summary: 'Read what Prometheus reads, with a secret key or from the machine itself',
    access: 'either',
    answers: { 200: { description: 'The metrics.', content: { 'text/plain': z.string() } } },
    problems: ['unauthorized', 'not-found'],
  },
  {
    method: 'get',
    path: '/v1/export',
    id: 'exportProgram',
    tag: 'Service',
    summary: 'Read everything of a program, for `goodword import`',
    access: 'secret',
    answers: {
      200: { description: 'A record a line.', content: { 'application/x-ndjson': z.string() } },
    },
  },
  {
    method: 'get',
    path: '/v1/openapi.json',
    id: 'readOpenApi',
    tag: 'Service',
    summary: 'Read this document',
    access: 'open',
    answers: {
      200: { description: 'OpenAPI 3.1.', content: z.record(z.string(), z.unknown()) },
    },
  },
  {
    method: 'get',
    path: '/v1/storage.json',
    id: 'readStorageInventory',
    tag: 'Service',
    summary: 'Read all that the client may keep on a device',
    access: 'open',
    answers: { 200: { description: 'The inventory.', content: storageInventorySchema } },
  },
  {
    method: 'get',
    path: '/.well-known/gpc.json',
    id: 'readGpcSupport',
    tag: 'Service',
    summary: 'Read that the server honours Global Privacy Control',
    access: 'open',
    answers: {
      200: {
        description: 'As https://www.w3.org/TR/gpc/ asks for.',
        content: z.object({ gpc: z.boolean(), lastUpdate: z.iso.date() }),
      },
    },
  },
];
