import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockProgram } from '../storage/lock-program.js';
import { createTestServer, type TestServer } from '../testing/test-server.js';

let server: Awaited<ReturnType<typeof createTestServer>>;
let other: TestServer;
beforeEach(async () => {
  server = await createTestServer();
  other = await server.another();
});
afterEach(() => server.close());

const headers = { 'idempotency-key': 'one' };
const send = (one: TestServer) =>
  one.secretCall(
    '/v1/conversions',
    { externalId: 'one', occurredAt: '2026-11-25T16:00:00Z' },
    headers,
  );
/** Whether a transaction waits for a lock of somebody else's. */
const isUnderWay = async () => {
  const { rows } = await sql`select pid from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`.execute(server.storage.reader);
  return rows.length > 0;
};

/** Holds what a conversion waits for, until it is let go. */
async function holdProgram(): Promise<() => Promise<void>> {
  let letGo: () => void;
  let done = Promise.resolve();
  await new Promise<void>((hasIt) => {
    done = server.storage.write(async (transaction) => {
      await lockProgram(transaction, 'demo');
      await new Promise<void>((resolve) => {
        letGo = resolve;
        hasIt();
      });
    });
  });
  return () => {
    letGo();
    return done;
  };
}

describe('an Idempotency-Key in two processes', () => {
  it('is in flight for both until the first answers, and then replayed by both', async () => {
    const letGo = await holdProgram();
    const first = send(server);
    await expect.poll(isUnderWay).toBe(true);
    const refused = await send(other);
    expect(refused.status).toBe(409);
    expect(await refused.json()).toMatchObject({ code: 'idempotency-in-flight' });
    await letGo();
    const answer = await (await first).text();
    for (const one of [server, other]) {
      const replay = await send(one);
      expect(replay.headers.get('idempotent-replayed')).toBe('true');
      expect(await replay.text()).toBe(answer);
    }
  });

  it('is free again when the process that was at it is lost', async () => {
    const letGo = await holdProgram();
    const first = send(server);
    await expect.poll(isUnderWay).toBe(true);
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(
      server.storage.reader,
    );
    expect((await first).status).toBe(503);
    const again = send(other);
    await expect.poll(isUnderWay).toBe(true);
    await letGo();
    expect((await again).status).toBe(200);
    expect((await again).headers.get('idempotent-replayed')).toBeNull();
    const made = await server.storage.reader.selectFrom('conversions').select('id').execute();
    expect(made).toHaveLength(1);
  });
});
