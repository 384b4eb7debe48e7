import { createId } from '@goodword/core/rules';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { VISITOR, iso, visit, sendEvents, readFunnel } from '../../testing/calls.js';
import { createTestServer, type TestServer } from '../../testing/test-server.js';

let server: TestServer;
beforeEach(async () => {
  server = await createTestServer();
});
afterEach(() => server.close());

describe('POST /v1/events', () => {
  it('calls a repeated event a duplicate, and another one of its id a conflict', async () => {
    const { code } = await server.enrol('ada@example.com');
    const event = visit(code);
    await sendEvents(server, [event]);
    const again = await sendEvents(server, [event, { ...event, sku: 'tea' }, event], iso(5000));
    expect(again.results.map(({ status, code }) => code ?? status)).toEqual([
      'duplicate',
      'conflict',
      'duplicate',
    ]);
    expect((await readFunnel(server)).counts.visits).toBe(1);
  });

  it('takes the first of two events of the same id in a batch, and counts what it stored', async () => {
    const { code } = await server.enrol('ada@example.com');
    const [event, other] = [visit(code), visit(code)];
    await sendEvents(server, [other]);
    const { results } = await sendEvents(server, [
      { ...event, code: 'NOBODY' },
      event,
      { ...event, sku: 'tea' },
      other,
      event,
    ]);
    expect(results.map(({ status, code: why }) => why ?? status)).toEqual([
      'conflict',
      'stored',
      'conflict',
      'duplicate',
      'duplicate',
    ]);
    expect((await readFunnel(server)).counts.visits).toBe(2);
  });

  it('stores the good events of a batch with bad ones', async () => {
    const { code } = await server.enrol('ada@example.com');
    const old = createId('event', { now: Date.now() - 31 * 86_400_000 });
    const ahead = createId('event', { now: Date.now() + 2 * 86_400_000 });
    const { results } = await sendEvents(server, [
      null,
      { id: 'evt_x' },
      visit('ZZZZZZZZZZ5'),
      visit('NOBODY'),
      visit(code, { id: old }),
      visit(code, { id: ahead }),
      visit(code),
    ]);
    expect(results.map(({ status, code }) => code ?? status)).toEqual([
      'invalid-request',
      'invalid-request',
      'invalid-request',
      'not-found',
      'invalid-request',
      'invalid-request',
      'stored',
    ]);
  });

  it('forgets a visitor who withdraws, and keeps the count', async () => {
    const { code } = await server.enrol('ada@example.com');
    await sendEvents(server, [visit(code)]);
    const record = {
      schemaVersion: 1,
      id: createId('consent', { now: Date.now() }),
      type: 'withdrawal',
      subject: VISITOR,
      purposes: { attribution: 'denied', measurement: 'denied', forwarding: 'denied' },
      source: 'banner',
      policyVersion: '1',
      locale: 'en',
      occurredAt: iso(),
      durationDays: 180,
    };
    const answer = server.post('/v1/consents?program=demo', record);
    expect(await server.read(answer)).toEqual({ id: record.id, status: 'stored' });
    const again = server.post('/v1/consents?program=demo', record);
    expect(await server.read(again)).toMatchObject({ status: 'duplicate' });
    const rows = await server.storage.reader.selectFrom('events').select('visitor').execute();
    expect(rows).toEqual([{ visitor: null }]);
    expect((await readFunnel(server)).counts.visits).toBe(1);
  });
});
