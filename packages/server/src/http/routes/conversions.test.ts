import type { Conversion, LedgerResponse } from '@goodword/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  VISITOR,
  iso,
  visit,
  stageChange,
  sendEvents,
  confirm,
  readFunnel,
} from '../../testing/calls.js';
import { createTestServer, leadRequest, type TestServer } from '../../testing/test-server.js';

let server: TestServer;
beforeEach(async () => {
  server = await createTestServer();
});
afterEach(() => server.close());

describe('POST /v1/conversions', () => {
  it('makes one conversion and one reward a side of a thousand identical calls', async () => {
    const { code } = await server.enrol('ada@example.com');
    const body = { occurredAt: iso(), evidence: { code, customerId: 'customer-9' } };
    const answers = await Promise.all(
      Array.from({ length: 1000 }, () => server.read<Conversion>(confirm(server, body))),
    );
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    const report = await readFunnel(server);
    expect(report.counts).toMatchObject({ conversions: 1, rewards: 2 });
    const ledger = await server.read<LedgerResponse>(server.secretCall('/v1/ledger'));
    expect(ledger.items).toHaveLength(4);
    expect(ledger.sums).toEqual({ EUR: 0 });
  });

  it('credits what the page knew once the host confirms its order', async () => {
    const { code } = await server.enrol('ada@example.com');
    const order = { externalId: 'order-1', evidence: { code, touchedAt: iso(-1000) } };
    const report = () => server.read(server.post('/v1/orders?program=demo', order));
    expect(await report()).toEqual({ externalId: 'order-1', status: 'received' });
    await report();
    expect((await readFunnel(server)).counts).toMatchObject({ unconfirmedOrders: 1, rewards: 0 });
    const conversion = await server.read<Conversion>(confirm(server));
    expect(conversion.attribution).toMatchObject({
      outcome: 'credited',
      winner: { source: 'order', strength: 'proven' },
    });
    expect((await readFunnel(server)).counts).toMatchObject({ unconfirmedOrders: 0, rewards: 2 });
  });

  it('credits an order whose page had a clock that ran ahead', async () => {
    const { code } = await server.enrol('ada@example.com');
    const order = { externalId: 'order-1', evidence: { code, touchedAt: iso(86_400_000) } };
    await server.read(server.post('/v1/orders?program=demo', order));
    const conversion = await server.read<Conversion>(confirm(server));
    expect(conversion.attribution).toMatchObject({ outcome: 'credited', winner: { code } });
  });

  it('credits the visit of a visitor', async () => {
    const { code } = await server.enrol('ada@example.com');
    await sendEvents(server, [visit(code, { occurredAt: iso(-5000) })]);
    const conversion = await server.read<Conversion>(
      confirm(server, { evidence: { visitor: VISITOR } }),
    );
    expect(conversion.attribution.winner).toMatchObject({ source: 'visit', code });
  });

  it('sends a lead that only an address points to, to review, and pays nothing', async () => {
    const { code } = await server.enrol('ada@example.com');
    const lead = leadRequest({ evidence: { code, touchedAt: iso(-1000) } });
    await server.post('/v1/leads?program=demo', lead);
    const evidence = { email: 'Milo@example.org' };
    const conversion = await server.read<Conversion>(confirm(server, { evidence }));
    expect(conversion.attribution.outcome).toBe('review');
    expect(conversion.rewards).toEqual([]);
  });

  it.each(['ada.byron@gmail.com', 'adabyron+tea@googlemail.com'])(
    'pays nobody for their own order by %s, and says why',
    async (email) => {
      const { code } = await server.enrol('adabyron@gmail.com');
      const conversion = await server.read<Conversion>(
        confirm(server, { evidence: { code, email } }),
      );
      expect(conversion.rewards).toEqual([]);
      const explanation = await server.read<Conversion['attribution']>(
        server.secretCall(`/v1/conversions/${conversion.id}/explanation`),
      );
      expect(explanation.reasons).toMatchObject([{ code: 'self-referral' }]);
    },
  );

  it('pays nothing for somebody who was a customer already', async () => {
    const { code } = await server.enrol('ada@example.com');
    const evidence = { code, customerId: 'customer-9' };
    await server.read(confirm(server, { evidence: { customerId: 'customer-9' } }));
    const second = await server.read<Conversion>(
      confirm(server, { externalId: 'order-2', evidence }),
    );
    expect(second.attribution.reasons).toMatchObject([{ code: 'existing-customer' }]);
  });

  it('refuses the same number with another value', async () => {
    await server.read(confirm(server));
    expect((await confirm(server, { value: { amount: 1, currency: 'EUR' } })).status).toBe(409);
  });

  it('lets nobody displace a proven claim with a form and another’s address', async () => {
    const ada = await server.enrol('ada@example.com');
    const eve = await server.enrol('eve@example.com');
    const lead = leadRequest({ evidence: { code: eve.code, touchedAt: iso(-1000) } });
    await server.post('/v1/leads?program=demo', lead);
    const evidence = { email: 'milo@example.org', code: ada.code, touchedAt: iso(-60_000) };
    const conversion = await server.read<Conversion>(confirm(server, { evidence }));
    expect(conversion.attribution).toMatchObject({
      outcome: 'credited',
      winner: { code: ada.code },
    });
  });

  it('does not count an order again when its lead is won', async () => {
    const { code } = await server.enrol('ada@example.com');
    const lead = leadRequest({ evidence: { code, touchedAt: iso(-1000) } });
    await server.post('/v1/leads?program=demo', lead);
    await server.read(confirm(server, { evidence: { leadId: lead.id } }));
    const won = stageChange('won');
    await server.secretCall(`/v1/leads/${lead.id}/stages`, won);
    expect((await readFunnel(server)).counts).toMatchObject({
      conversions: 1,
      rewards: 2,
      wonLeads: 1,
    });
  });
});
