import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { confirm, iso, readFunnel } from '../testing/calls.js';
import { createTestServer, leadRequest } from '../testing/test-server.js';

let ahead: number;
let logged: string[];
let server: Awaited<ReturnType<typeof createTestServer>>;
beforeEach(async () => {
  ahead = 0;
  logged = [];
  server = await createTestServer({
    clock: () => Date.now() + ahead,
    log: ({ event }) => logged.push(event),
  });
});
afterEach(() => server.close());

describe('a server that has lost its database', () => {
  it('says when to come back, and needs nobody to recover', async () => {
    const { code } = await server.enrol('ada@example.com');
    const lead = leadRequest({ evidence: { code } });
    const occurredAt = iso();
    const calls = () => [
      server.post('/v1/leads?program=demo', lead),
      server.request('/v1/programs/demo'),
      server.request(`/r/${code}`),
      server.secretCall('/v1/health'),
      confirm(server, { occurredAt }),
    ];
    await server.database.setReachable(false);
    await pause(50);
    // What is remembered of the configuration would be answered for so long.
    ahead = 5000;
    for (const answer of await Promise.all(calls())) {
      expect(answer.status).toBe(503);
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(await answer.json()).toMatchObject({ code: 'unavailable' });
    }
    await server.database.setReachable(true);
    for (const answer of await Promise.all(calls())) {
      expect([200, 302]).toContain(answer.status);
    }
    expect((await readFunnel(server)).counts).toMatchObject({ leads: 1, conversions: 1 });
  });

  it('lets what is due wait, and goes on with it by itself', async () => {
    await server.enrol('ada@example.com');
    const asked = await server.post('/v1/logins?program=demo', { email: 'ada@example.com' });
    expect(asked.status).toBe(200);
    await server.database.setReachable(false);
    await pause(50);
    await server.work();
    expect(logged).toContain('work-failed');
    await server.database.setReachable(true);
    await server.work();
    const mails = await server.storage.reader.selectFrom('mails').select('state').execute();
    expect(mails).toEqual([{ state: 'kept' }]);
  });

  it('stores nothing by halves, and a repeated call once', async () => {
    const { code } = await server.enrol('ada@example.com');
    const body = { evidence: { code }, occurredAt: iso() };
    const outcomes = new Set<number>();
    for (let round = 0; round < 3; round += 1) {
      const calls = Array.from({ length: 20 }, (_, number) =>
        confirm(server, { ...body, externalId: `order-${number}` }),
      );
      await pause(round * 5);
      await server.database.setReachable(false);
      await server.database.setReachable(true);
      for (const { status } of await Promise.all(calls)) outcomes.add(status);
    }
    for (let number = 0; number < 20; number += 1) {
      await server.read(confirm(server, { ...body, externalId: `order-${number}` }));
    }
    expect([...outcomes].filter((status) => status !== 200 && status !== 503)).toEqual([]);
    expect((await readFunnel(server)).counts).toMatchObject({ conversions: 20, rewards: 40 });
    const { sums } = await server.read<{ sums: object }>(server.secretCall('/v1/ledger'));
    expect(sums).toEqual({ EUR: 0 });
  });
});
