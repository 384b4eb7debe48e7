import type {
  Conversion,
  EnrolResponse,
  EventBatchResponse,
  LedgerResponse,
  Reward,
} from '@goodword/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { confirm, iso, readFunnel, sendEvents, stageChange, visit } from '../testing/calls.js';
import { createTestServer, leadRequest, type TestServer } from '../testing/test-server.js';

let server: Awaited<ReturnType<typeof createTestServer>>;
let servers: TestServer[];
beforeEach(async () => {
  server = await createTestServer();
  servers = [server, await server.another()];
});
afterEach(() => server.close());

/** Does something many times at once, the servers taking turns. */
function atOnce<Result>(
  times: number,
  act: (server: TestServer, number: number) => Promise<Result>,
): Promise<Result[]> {
  return Promise.all(
    Array.from({ length: times }, (_, number) =>
      act(servers[number % servers.length] ?? server, number),
    ),
  );
}

const readLedger = () => server.read<LedgerResponse>(server.secretCall('/v1/ledger?limit=100'));

describe('two servers on one database', () => {
  it('make one conversion and one reward a side of many identical calls', async () => {
    const { code } = await server.enrol('ada@example.com');
    const body = { occurredAt: iso(), evidence: { code, customerId: 'customer-9' } };
    const answers = await atOnce(200, (one) => one.read<Conversion>(confirm(one, body)));
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect((await readFunnel(server)).counts).toMatchObject({ conversions: 1, rewards: 2 });
    const { items, sums } = await readLedger();
    expect(items).toHaveLength(4);
    expect(sums).toEqual({ EUR: 0 });
  });

  it('credit the first of a new customer’s orders and no other', async () => {
    const { code } = await server.enrol('ada@example.com');
    const evidence = { code, customerId: 'customer-9' };
    // Known to the page, so that no key of a new person keeps the calls in a row.
    await server.post('/v1/orders?program=demo', { externalId: 'order-0', evidence });
    const occurredAt = iso();
    const answers = await atOnce(40, (one, number) =>
      one.read<Conversion>(confirm(one, { externalId: `order-${number}`, occurredAt, evidence })),
    );
    const credited = answers.filter(({ attribution }) => attribution.outcome === 'credited');
    expect(credited).toHaveLength(1);
    expect((await readFunnel(server)).counts).toMatchObject({ conversions: 40, rewards: 2 });
  });

  it('count a lead that is won and its order once', async () => {
    const { code } = await server.enrol('ada@example.com');
    for (let round = 0; round < 5; round += 1) {
      const lead = leadRequest({
        contact: { email: `milo-${round}@example.org`, name: 'Milo' },
        evidence: { code, touchedAt: iso(-1000) },
      });
      await server.post('/v1/leads?program=demo', lead);
      const won = stageChange('won');
      const order = { externalId: `order-${round}`, evidence: { leadId: lead.id } };
      await atOnce(4, (one, number) =>
        number < 2
          ? one.read(one.secretCall(`/v1/leads/${lead.id}/stages`, won))
          : one.read(confirm(one, order)),
      );
    }
    // Won first, then ordered, is two facts; ordered first, then won, is one. Paid is paid once.
    expect((await readFunnel(server)).counts).toMatchObject({ wonLeads: 5, rewards: 10 });
    expect((await readLedger()).sums).toEqual({ EUR: 0 });
  });

  it('move a reward’s money once', async () => {
    const { code } = await server.enrol('ada@example.com');
    await server.read(confirm(server, { evidence: { code } }));
    const { items } = await server.read<{ items: Reward[] }>(server.secretCall('/v1/rewards'));
    for (const step of ['approve', 'issue']) {
      for (const { id } of items) {
        await atOnce(10, (one) => one.read(one.secretCall(`/v1/rewards/${id}/${step}`, {})));
      }
    }
    const ledger = await readLedger();
    expect(ledger.items).toHaveLength(12);
    expect(ledger.sums).toEqual({ EUR: 0 });
  });

  it('give an address one link', async () => {
    const answers = await atOnce<EnrolResponse>(40, (one) => one.enrol('ada@example.com'));
    expect(new Set(answers.map(({ code }) => code)).size).toBe(1);
    expect((await readFunnel(server)).counts.advocates).toBe(1);
  });

  it('store a lead once', async () => {
    const request = leadRequest();
    const answers = await atOnce(40, (one) => one.post('/v1/leads?program=demo', request));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    expect((await readFunnel(server)).counts.leads).toBe(1);
  });

  it('store and count an event once, and answer each call what became of it', async () => {
    const { code } = await server.enrol('ada@example.com');
    const events = Array.from({ length: 50 }, () => visit(code));
    const sentAt = iso();
    const answers = await atOnce<EventBatchResponse>(20, (one, number) =>
      // In one order and in the other: neither waits for what the other holds.
      sendEvents(one, number % 4 < 2 ? events : events.toReversed(), sentAt),
    );
    const statuses = answers.flatMap(({ results }) => results.map(({ status }) => status));
    expect(statuses.filter((status) => status === 'stored')).toHaveLength(50);
    expect(statuses.filter((status) => status === 'duplicate')).toHaveLength(950);
    expect((await readFunnel(server)).counts.visits).toBe(50);
  });

  it('store an event of any text, again and again, once', async () => {
    const { code } = await server.enrol('ada@example.com');
    const event = visit(code, { sku: 'a\u0001b\\u0000 👋🏽"' });
    const statusOf = async () => (await sendEvents(server, [event])).results[0]?.status;
    expect(await statusOf()).toBe('stored');
    expect(await statusOf()).toBe('duplicate');
    expect((await readFunnel(server)).counts.visits).toBe(1);
  });

  it('count the wrong codes of a network together', async () => {
    const guess = (one: TestServer) => one.request('/v1/codes/NOBODY?program=demo');
    const answers = await atOnce(30, guess);
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    for (const one of servers) expect((await guess(one)).status).toBe(429);
  });

  it('take one of two different events of the same id', async () => {
    const { code } = await server.enrol('ada@example.com');
    const event = visit(code);
    const answers = await atOnce<EventBatchResponse>(2, (one, number) =>
      sendEvents(one, [{ ...event, via: number === 0 ? 'email' : 'x' }]),
    );
    const results = answers.flatMap((answer) => answer.results);
    expect(results.map(({ status }) => status).sort()).toEqual(['rejected', 'stored']);
    expect(results).toContainEqual(expect.objectContaining({ code: 'conflict' }));
  });
});
