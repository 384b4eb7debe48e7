import type { Conversion, FunnelReport, HandoffResponse, Reward } from '@goodword/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  confirm,
  iso,
  readFunnel,
  sendEvents,
  stageChange,
  visit,
  VISITOR,
} from '../testing/calls.js';
import { rewardRule, useRules } from '../testing/reward-rules.js';
import { createTestServer, leadRequest, type TestServer } from '../testing/test-server.js';

const TEN = { kind: 'fixed', amount: 1000, unit: 'EUR' } as const;

let server: TestServer;
beforeEach(async () => {
  server = await createTestServer();
});
afterEach(() => server.close());

const enrol = async (name: string) => (await server.enrol(`${name}@example.com`)).code;
const sendLead = (change: Parameters<typeof leadRequest>[0]) => {
  const lead = leadRequest(change);
  return server.post('/v1/leads?program=demo', lead).then(() => lead);
};
const order = (evidence: object, externalId = 'order-1') =>
  server.read<Conversion>(confirm(server, { externalId, evidence }));
const report = (evidence: object) =>
  server.post('/v1/orders?program=demo', { externalId: 'order-1', evidence });
const rewards = async () =>
  (await server.read<{ items: Reward[] }>(server.secretCall('/v1/rewards'))).items;

describe('credit', () => {
  it('is not had by a form with a prospect’s address and one’s own code', async () => {
    await useRules(server.storage, [
      rewardRule(TEN, { id: 'lead', trigger: 'lead' }),
      rewardRule(TEN, { id: 'qualified', trigger: 'qualified-lead' }),
      rewardRule(TEN, { id: 'sale' }),
    ]);
    const eve = await enrol('eve');
    const lead = await sendLead({ evidence: { code: eve, touchedAt: iso(-60_000) } });
    await server.read(server.secretCall(`/v1/leads/${lead.id}/stages`, stageChange('qualified')));
    expect(await rewards()).toEqual([]);
    const bought = await order({ email: 'milo@example.org', customerId: 'customer-9' });
    expect(bought.attribution.outcome).toBe('review');
    expect(await rewards()).toEqual([]);
  });

  it('is not taken by such a form from who brought the prospect, before or after', async () => {
    const [ada, eve] = [await enrol('ada'), await enrol('eve')];
    await sendLead({ evidence: { code: eve, touchedAt: iso(-60_000) } });
    await sendEvents(server, [visit(ada, { occurredAt: iso(-50_000) })]);
    await sendLead({ evidence: { code: eve, touchedAt: iso(-1000) } });
    const bought = await order({ email: 'milo@example.org', visitor: VISITOR });
    expect(bought.attribution).toMatchObject({ outcome: 'credited', winner: { code: ada } });
  });

  it('is not had by a forged visit: a visitor’s number is nobody else’s to know', async () => {
    const [ada, eve] = [await enrol('ada'), await enrol('eve')];
    await sendEvents(server, [visit(ada, { occurredAt: iso(-50_000) })]);
    const forged = Array.from({ length: 20 }, (_, number) =>
      visit(eve, { visitor: `visitor-forged-${String(number).padStart(10, '0')}` }),
    );
    await sendEvents(server, forged);
    expect((await order({ visitor: VISITOR })).attribution.winner?.code).toBe(ada);
  });

  it('is not had by a visit that is dated after the order', async () => {
    const eve = await enrol('eve');
    const occurredAt = iso(-60_000);
    await sendEvents(server, [visit(eve)]);
    const late = await server.read<Conversion>(
      confirm(server, { occurredAt, evidence: { visitor: VISITOR } }),
    );
    expect(late.attribution.reasons).toMatchObject([{ code: 'after-the-fact' }]);
  });

  it('is not had by reporting somebody else’s order before their page does', async () => {
    const [ada, eve] = [await enrol('ada'), await enrol('eve')];
    await report({ code: eve });
    await report({ code: ada });
    const bought = await order({ customerId: 'customer-9' });
    expect(bought.attribution.outcome).toBe('review');
    expect(bought.rewards).toEqual([]);
  });

  it('is not had by naming a lead of one’s own in such a report', async () => {
    const [ada, eve] = [await enrol('ada'), await enrol('eve')];
    const lead = await sendLead({ evidence: { code: eve, touchedAt: iso(-60_000) } });
    await report({ leadId: lead.id });
    await report({ code: ada });
    const bought = await order({ customerId: 'customer-9' });
    expect(bought.attribution.outcome).toBe('review');
    expect(bought.rewards).toEqual([]);
  });

  it('is not had by such a report at the very moment that the host names', async () => {
    const [ada, eve] = [await enrol('ada'), await enrol('eve')];
    await report({ code: eve });
    const bought = await order({ code: ada, customerId: 'customer-9' });
    expect(bought.attribution).toMatchObject({ outcome: 'credited', winner: { code: ada } });
    expect(bought.attribution.candidates).toHaveLength(1);
  });

  it('is not had by it from who the host itself names', async () => {
    const [ada, eve] = [await enrol('ada'), await enrol('eve')];
    await report({ code: eve, touchedAt: iso(-60_000) });
    const bought = await order({ code: ada, customerId: 'customer-9' });
    expect(bought.attribution.winner?.code).toBe(ada);
  });

  it('does not follow a name and an address that nobody has proven', async () => {
    await server.post('/v1/advocates?program=demo', {
      identity: { email: 'ada@example.com', name: 'Eve' },
    });
    const token = await server.token({
      sub: 'customer-ada',
      email: 'ada@example.com',
      name: 'Ada',
    });
    const ada = await server.read<{ code: string; displayName?: string }>(
      server.post('/v1/advocates?program=demo', { identity: { token } }),
    );
    expect(ada.displayName).toBe('Ada');
    // Whoever typed the address first has a link that pays its owner, and no session.
    const again = await server.enrol('ada@example.com');
    expect(again).not.toHaveProperty('session');
    expect(again.code).toBe(ada.code);
    const own = await order({ code: ada.code, customerId: 'customer-ada' });
    expect(own.attribution.reasons).toMatchObject([{ code: 'self-referral' }]);
  });

  it('is not counted for leads that nobody confirmed', async () => {
    await useRules(server.storage, [
      rewardRule(TEN, { trigger: 'milestone', milestones: { counts: 'qualified', at: [3] } }),
    ]);
    const eve = await enrol('eve');
    for (let number = 0; number < 5; number += 1) {
      const contact = { email: `prospect-${number}@example.org`, name: 'Prospect' };
      await sendLead({ contact, evidence: { code: eve } });
    }
    expect(await rewards()).toEqual([]);
    const { counts } = await server.read<FunnelReport>(server.secretCall('/v1/reports/funnel'));
    expect(counts).toMatchObject({ leads: 5, rewards: 0 });
  });
});

describe('POST /v1/orders', () => {
  const handoff = async (evidence: object) =>
    (await server.read<HandoffResponse>(server.post('/v1/handoffs?program=demo', { evidence })))
      .token;

  it('uses a token that the page has brought, and the host’s word finds it used by this order', async () => {
    const ada = await enrol('ada');
    const token = await handoff({ code: ada, touchedAt: iso(-60_000) });
    await report({ handoff: token });
    await report({ handoff: token });
    const bought = await order({ handoff: token });
    expect(bought.attribution).toMatchObject({ outcome: 'credited', winner: { code: ada } });
    expect(bought.attribution.reasons.map(({ code }) => code)).not.toContain('handoff-invalid');
    expect((await readFunnel(server)).counts.rewards).toBe(2);
  });

  it('credits by the token alone what the host confirms without any', async () => {
    const ada = await enrol('ada');
    await report({ handoff: await handoff({ code: ada, touchedAt: iso(-60_000) }) });
    expect((await order({})).attribution.winner?.code).toBe(ada);
  });

  it('has no use for a token that another order has used', async () => {
    const ada = await enrol('ada');
    const token = await handoff({ code: ada, touchedAt: iso(-60_000) });
    await report({ handoff: token });
    const other = await order({ handoff: token }, 'order-2');
    expect(other.attribution.outcome).toBe('uncredited');
    expect(other.attribution.reasons.map(({ code }) => code)).toContain('handoff-invalid');
  });
});
