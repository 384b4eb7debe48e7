import { createConfig, lintFromString } from '@redocly/openapi-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.js';
import { createTestServer } from '../../testing/test-server.js';
import type { Storage } from '../../storage/storage.js';
import { createApp } from '../create-app.js';
import type { Services } from '../services.js';
import { buildDocument } from './build-document.js';
import { OPERATIONS } from './operations.js';

/** What the document describes; pages and scripts are no calls. */
const WIRE = /^\/(v1|r|\.well-known)\//;

describe('the operations', () => {
  let database: TestDatabase;
  let storage: Storage;
  beforeAll(async () => {
    database = await createTestDatabase();
    storage = await database.open();
  });
  afterAll(async () => {
    await storage.close();
    await database.remove();
  });

  /** As in `get /v1/leads/{id}`. */
  const routes = () => {
    const services: Partial<Services> = { storage, origin: 'https://refer.example' };
    const found = createApp(services as Services)
      .routes.filter(({ method, path }) => !/^(ALL|OPTIONS)$/.test(method) && WIRE.test(path))
      .map(
        ({ method, path }) =>
          `${method.toLowerCase()} ${path.replaceAll(/:(\w+)(\{[^/]*\})?/g, '{$1}')}`,
      );
    return [...new Set(found)].sort();
  };

  it('are the routes, one for one', () => {
    const described = OPERATIONS.map(({ method, path }) => `${method} ${path}`).sort();
    expect(described).toEqual(routes());
  });

  it('have ids of their own', () => {
    const ids = OPERATIONS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('say of every secret post what becomes of an Idempotency-Key, and of no other call', () => {
    for (const { id, access, method, idempotency } of OPERATIONS) {
      const isSecretPost = access === 'secret' && method === 'post';
      expect({ id, said: idempotency !== undefined }).toEqual({ id, said: isSecretPost });
    }
  });
});

/** Where a rule does not hold, and why. */
const EXEMPT: Readonly<Record<string, string>> = {
  'operation-4xx-response #/paths/~1.well-known~1gpc.json/get/responses':
    'A file that anybody may read has nothing to refuse.',
};

describe('GET /v1/openapi.json', () => {
  it('keeps every recommended rule of the linter', async () => {
    const config = await createConfig({ extends: ['recommended'] });
    const source = JSON.stringify(buildDocument(OPERATIONS, 'https://refer.acme.test'));
    const problems = await lintFromString({ source, config });
    const found = problems.map(({ ruleId, location }) => `${ruleId} ${location[0]?.pointer}`);
    expect(found).toEqual(Object.keys(EXEMPT));
  });

  it('answers the document of this server, to any page', async () => {
    const server = await createTestServer();
    try {
      const response = await server.request('/v1/openapi.json');
      expect(response.headers.get('access-control-allow-origin')).toBe('*');
      expect(await response.json()).toEqual(
        JSON.parse(JSON.stringify(buildDocument(OPERATIONS, 'https://refer.example'))),
      );
    } finally {
      await server.close();
    }
  });
});
