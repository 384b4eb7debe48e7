import type { Conversion, Reward } from '@goodword/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { confirm, iso, sendEvents, visit, VISITOR } from '../testing/calls.js';
import { createTestServer, leadRequest, type TestServer } from '../testing/test-server.js';

let server: TestServer;
let isDisposable: (domain: string) => Promise<boolean>;
let waited: number;
beforeEach(async () => {
  isDisposable = async () => false;
  waited = 0;
  server = await createTestServer({
    isDisposable: (domain) => isDisposable(domain),
    clock: () => Date.now() + waited,
  });
});
afterEach(() => server.close());

const enrol = async (email: string) => (await server.enrol(email)).code;
const order = (evidence: object, externalId = 'order-1') =>
  server.read<Conversion>(confirm(server, { externalId, evidence }));
/** Why rewards are held, the rule's own reason left out. */
const doubts = ({ rewards }: Conversion) => {
  expect(rewards).toHaveLength(2);
  for (const { isHeld, state } of rewards) expect([isHeld, state]).toEqual([true, 'pending']);
  return (rewards[0]?.reasons ?? []).flatMap(({ code }) => (code === 'rule' ? [] : code));
};
const from = (address: string, target: string, body: unknown) =>
  server.request(
    target,
    {
      method: 'POST',
      headers: { origin: 'https://shop.example', 'content-type': 'text/plain' },
      body: JSON.stringify(body),
    },
    address,
  );

describe('a suspicious referral', () => {
  it('is rewarded at once where nothing is suspicious', async () => {
    const code = await enrol('ada@example.com');
    const { rewards } = await order({ code, email: 'milo@example.org' });
    expect(rewards.map(({ isHeld }) => isHeld)).toEqual([false, false]);
  });

  it('is held for an address like the advocate’s', async () => {
    const code = await enrol('ada.byron@proton.me');
    expect(doubts(await order({ code, email: 'adabyr0n+shop@pm.me' }))).toEqual([
      'similar-address',
    ]);
  });

  it('is held for a throw-away address, known here or to the host’s service', async () => {
    const code = await enrol('ada@example.com');
    expect(doubts(await order({ code, email: 'm@mailinator.com' }))).toEqual([
      'disposable-address',
    ]);
    isDisposable = async (domain) => domain === 'gone.example';
    const second = await order({ code, email: 'm@gone.example' }, 'order-2');
    expect(doubts(second)).toEqual(['disposable-address']);
  });

  it('is held where the service fails, and the order is not lost', async () => {
    const code = await enrol('ada@example.com');
    isDisposable = () => Promise.reject(new Error('down'));
    const held = await order({ code, email: 'milo@example.org' });
    expect(held.attribution.outcome).toBe('credited');
    expect(doubts(held)).toEqual(['lookup-failed']);
  });

  it('is held for one device that shared the link and bought by it', async () => {
    const code = await enrol('ada@example.com');
    const share = visit(code, { type: 'share', channel: 'email', occurredAt: iso(-70_000) });
    await sendEvents(server, [share, visit(code, { occurredAt: iso(-60_000) })]);
    expect(doubts(await order({ visitor: VISITOR }))).toEqual(['same-device']);
  });

  it('is held for an order a few seconds after the visit', async () => {
    const code = await enrol('ada@example.com');
    await sendEvents(server, [visit(code, { occurredAt: iso(-5000) })]);
    expect(doubts(await order({ visitor: VISITOR }))).toEqual(['too-fast']);
  });

  it('is held for one network on one day, of which nothing but a hash is kept', async () => {
    const body = { identity: { email: 'ada@example.com' } };
    const { code } = (await (
      await from('198.51.100.20', '/v1/advocates?program=demo', body)
    ).json()) as { code: string };
    const lead = leadRequest({ evidence: { code, touchedAt: iso(-60_000) } });
    await from('198.51.100.99', '/v1/leads?program=demo', lead);
    expect(doubts(await order({ leadId: lead.id }))).toEqual(['same-network']);
    const marks = await server.storage.reader.selectFrom('networkMarks').selectAll().execute();
    expect(marks).toHaveLength(2);
    expect(JSON.stringify(marks)).not.toContain('198.51');
    for (const { network } of marks) expect(network).toMatch(/^[0-9a-f]{32}$/);
  });

  it('is let pass for one network on two days, or two networks on one', async () => {
    const body = { identity: { email: 'ada@example.com' } };
    const { code } = (await (
      await from('198.51.100.20', '/v1/advocates?program=demo', body)
    ).json()) as { code: string };
    const near = leadRequest({ evidence: { code, touchedAt: iso(-60_000) } });
    await from('192.0.2.7', '/v1/leads?program=demo', near);
    const { rewards } = await order({ leadId: near.id });
    expect(rewards.map(({ isHeld }) => isHeld)).toEqual([false, false]);
    waited = 24 * 3_600_000;
    const contact = { email: 'kim@example.org', name: 'Kim' };
    const later = leadRequest({ contact, evidence: { code, touchedAt: iso(-60_000) } });
    await from('198.51.100.99', '/v1/leads?program=demo', later);
    const next = await order({ leadId: later.id }, 'order-2');
    expect(next.rewards.map(({ isHeld }) => isHeld)).toEqual([false, false]);
  });

  it('leaves nothing of a network the day after, also where nobody calls', async () => {
    await enrol('ada@example.com');
    waited = 24 * 3_600_000;
    await server.work();
    for (const table of ['networkMarks', 'networkKeys'] as const) {
      expect(await server.storage.reader.selectFrom(table).selectAll().execute()).toEqual([]);
    }
  });

  it('is held where the network could not be found out', async () => {
    const code = await enrol('ada@example.com');
    const { advocateId } = await server.storage.reader
      .selectFrom('codes')
      .select('advocateId')
      .executeTakeFirstOrThrow();
    const lead = leadRequest({ evidence: { code, touchedAt: iso(-60_000) } });
    await server.post('/v1/leads?program=demo', lead);
    await server.storage.write((queries) =>
      queries
        .updateTable('networkMarks')
        .set({ network: '' })
        .where('subjectId', '=', advocateId)
        .execute(),
    );
    await server.storage.write((queries) => queries.deleteFrom('suspicions').execute());
    expect(doubts(await order({ leadId: lead.id }))).toEqual(['lookup-failed']);
  });

  it('is held for people who bring each other in a circle', async () => {
    const names = ['ada', 'ben', 'kim'];
    const codes = [];
    for (const name of names) codes.push(await enrol(`${name}@example.com`));
    const orders = [];
    for (const [place, code] of codes.entries()) {
      const email = `${names[(place + 1) % 3]}@example.com`;
      orders.push(await order({ code, email }, `order-${place}`));
    }
    expect(orders.map(({ rewards }) => rewards[0]?.isHeld)).toEqual([false, false, true]);
    expect(doubts(orders[2] as Conversion)).toEqual(['ring']);
  });

  it('is held once an advocate brings more friends than a day has', async () => {
    const code = await enrol('ada@example.com');
    const orders = [];
    for (let number = 0; number < 21; number += 1) {
      orders.push(await order({ code, customerId: `customer-${number}` }, `order-${number}`));
    }
    expect(orders.findIndex(({ rewards }) => rewards[0]?.isHeld)).toBe(20);
    expect(doubts(orders[20] as Conversion)).toEqual(['velocity']);
  });

  it('waits in the queue with its reasons, and is paid once a reviewer says so', async () => {
    const code = await enrol('ada@example.com');
    await order({ code, email: 'milo@mailinator.com' });
    await order({ code, email: 'kim@example.org' }, 'order-2');
    const queue = () =>
      server.read<{ items: Reward[] }>(server.secretCall('/v1/rewards?state=pending&isHeld=true'));
    const { items } = await queue();
    expect(items).toHaveLength(2);
    for (const { reasons } of items) {
      expect(reasons.at(-1)?.text).toBe(
        'The friend’s address is of a provider of throw-away mail. (50 points)',
      );
    }
    const results = await server.read<{ results: { status: string; state: string }[] }>(
      server.secretCall('/v1/rewards/decisions', {
        step: 'approve',
        ids: items.map(({ id }) => id),
      }),
    );
    expect(results.results.map(({ state }) => state)).toEqual(['approved', 'approved']);
    expect((await queue()).items).toEqual([]);
  });
});
