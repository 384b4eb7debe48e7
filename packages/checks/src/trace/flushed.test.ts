import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createId } from '@goodword/core/rules';
import type { EnrolResponse } from '@goodword/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leadRequest } from '../testing/lead-request.js';
import {
  createPostgres,
  DATABASES,
  type DatabaseUnderTest,
} from '../durability/testing/database.js';
import { createDurableServer, type DurableServer } from '../durability/testing/durable-server.js';
import { countFlushes, traceInto } from './system-calls.js';

/** Enough that no flush by chance stands for all of them. */
const CALLS = 20;

/** Who writes the log, and which it is. */
const ENGINES = {
  SQLite: {
    log: /\.db-wal>/,
    async open(tracer: readonly string[]) {
      const database = await DATABASES.SQLite();
      return { database, server: createDurableServer(database, tracer) };
    },
  },
  PostgreSQL: {
    log: /\/pg_wal\/[0-9A-F]{24}>/,
    async open(tracer: readonly string[]) {
      const database = await createPostgres(tracer);
      return { database, server: createDurableServer(database) };
    },
  },
};

describe.each(Object.entries(ENGINES))('what the system is asked for on %s', (_, { log, open }) => {
  let folder: string;
  let trace: string;
  let database: DatabaseUnderTest;
  let server: DurableServer;
  let code: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'goodword-trace-'));
    trace = join(folder, 'trace');
    ({ database, server } = await open(traceInto(trace)));
    await server.start();
    const { body } = await server.post('/v1/advocates?program=demo', {
      identity: { email: 'ada@example.com' },
    });
    ({ code } = body as EnrolResponse);
  });
  afterAll(async () => {
    await server.kill();
    await database.close();
    await rm(folder, { recursive: true, force: true });
  });

  const calls: Record<string, (number: number) => Promise<{ status: number }>> = {
    '/v1/events': () => {
      const sentAt = new Date().toISOString();
      const id = createId('event', { now: Date.now() });
      const event = { id, type: 'share', channel: 'x', occurredAt: sentAt, code };
      return server.post('/v1/events?program=demo', { sentAt, events: [event] });
    },
    '/v1/leads': (number) => server.post('/v1/leads?program=demo', leadRequest(number, { code })),
    '/v1/conversions': (number) =>
      server.call('/v1/conversions', {
        externalId: `order-${number}`,
        value: { amount: 4900, currency: 'EUR' },
        occurredAt: new Date().toISOString(),
        evidence: { code, touchedAt: new Date().toISOString(), customerId: `customer-${number}` },
      }),
  };

  it.each(Object.entries(calls))('flushes %s to the disk before it answers', async (__, send) => {
    for (let number = 0; number < CALLS; number += 1) {
      const { end } = await countFlushes(trace, log);
      const { status } = await send(number);
      const { flushes } = await countFlushes(trace, log, end);
      expect({ number, status, isFlushed: flushes > 0 }).toEqual({
        number,
        status: 200,
        isFlushed: true,
      });
    }
  });
});
