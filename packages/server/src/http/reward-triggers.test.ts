import type { Conversion, Reward } from '@goodword/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { confirm, iso, stageChange } from '../testing/calls.js';
import { rewardRule, useRules } from '../testing/reward-rules.js';
import { createTestServer, leadRequest, type TestServer } from '../testing/test-server.js';

const TEN = { kind: 'fixed', amount: 1000, unit: 'EUR' } as const;

let server: TestServer;
beforeEach(async () => {
  server = await createTestServer();
});
afterEach(() => server.close());

const enrol = async () => (await server.enrol('ada@example.com')).code;
const order = (number: number, change: object = {}) =>
  server.read<Conversion>(confirm(server, { externalId: `order-${number}`, ...change }));
const rewards = async () =>
  (await server.read<{ items: Reward[] }>(server.secretCall('/v1/rewards?limit=100'))).items;
const causes = async () => (await rewards()).map(({ side, cause, state }) => [side, cause, state]);
const refund = ({ id }: Conversion) =>
  server.read(server.secretCall(`/v1/conversions/${id}/reversals`, { externalId: `refund-${id}` }));

describe('a rule for leads', () => {
  const sendLead = async (change: Parameters<typeof leadRequest>[0] = {}) => {
    const lead = leadRequest({
      evidence: { code: await enrol(), touchedAt: iso(-60_000) },
      ...change,
    });
    await server.post('/v1/leads?program=demo', lead);
    return lead.id;
  };
  const verify = (id: string) =>
    server.read<{ status: string }>(
      server.secretCall(`/v1/leads/${id}/verification`, { by: 'address' }),
    );
  const move = (id: string, stage: string) =>
    server.read(server.secretCall(`/v1/leads/${id}/stages`, stageChange(stage)));

  it('pays once the friend has confirmed the lead, and once', async () => {
    await useRules(server.storage, [rewardRule(TEN, { trigger: 'lead' })]);
    const id = await sendLead();
    expect(await rewards()).toEqual([]);
    const answers = await Promise.all([verify(id), verify(id), verify(id)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([
      'duplicate',
      'duplicate',
      'stored',
    ]);
    expect(await causes()).toEqual([
      ['friend', `lead:${id}`, 'pending'],
      ['advocate', `lead:${id}`, 'pending'],
    ]);
    await move(id, 'contacted');
    expect(await rewards()).toHaveLength(2);
  });

  it('pays for a qualified one whichever comes last, the confirmation or sales’ word', async () => {
    await useRules(server.storage, [rewardRule(TEN, { trigger: 'qualified-lead' })]);
    const id = await sendLead({ answers: { interest: 'looking' } });
    await verify(id);
    expect(await rewards()).toEqual([]);
    await move(id, 'qualified');
    expect(await rewards()).toHaveLength(2);
    const contact = { email: 'kim@example.org', name: 'Kim' };
    const other = await sendLead({ contact, answers: { interest: 'looking' } });
    await move(other, 'qualified');
    expect(await rewards()).toHaveLength(2);
    await verify(other);
    expect(await rewards()).toHaveLength(4);
  });

  it('pays nothing for a lead that sales has thrown out', async () => {
    await useRules(server.storage, [rewardRule(TEN, { trigger: 'lead' })]);
    const id = await sendLead();
    await move(id, 'disqualified');
    await verify(id);
    expect(await rewards()).toEqual([]);
    expect((await server.secretCall('/v1/leads/led_0/verification', { by: 'host' })).status).toBe(
      404,
    );
  });
});

describe('a rule for milestones', () => {
  beforeEach(() =>
    useRules(server.storage, [
      rewardRule(TEN, { trigger: 'milestone', milestones: { counts: 'won', at: [2] } }),
    ]),
  );

  it('pays at the number of friends, not of orders', async () => {
    const code = await enrol();
    const subscription = (period: number) => ({ subscription: { id: 's-1', period } });
    for (const period of [1, 2, 3]) {
      await order(period, {
        evidence: { code, customerId: 'customer-1' },
        ...subscription(period),
      });
    }
    expect(await causes()).toEqual([]);
    await order(9, { evidence: { code, customerId: 'customer-2' } });
    expect(await causes()).toEqual([['advocate', 'milestone:2', 'pending']]);
  });

  it('is lost with a friend whose order came to nothing, and reached again with another', async () => {
    const code = await enrol();
    const orders = [];
    for (const number of [1, 2]) {
      const evidence = { code, customerId: `customer-${number}` };
      orders.push(await order(number, { evidence }));
    }
    await refund(orders[0] as Conversion);
    expect(await causes()).toEqual([['advocate', 'milestone:2', 'reversed']]);
    await order(3, { evidence: { code, customerId: 'customer-3' } });
    expect(await causes()).toEqual([
      ['advocate', 'milestone:2/2', 'pending'],
      ['advocate', 'milestone:2', 'reversed'],
    ]);
  });
});

describe('a rule for a subscription’s periods', () => {
  it('pays each period once, to whom the first was credited', async () => {
    await useRules(server.storage, [
      rewardRule({ kind: 'percent', percent: 10 }, { trigger: 'period', periods: { last: 3 } }),
    ]);
    const code = await enrol();
    const pay = (period: number, evidence: object = { customerId: 'customer-1' }) =>
      order(period, { kind: 'period', evidence, subscription: { id: 's-1', period } });
    await pay(1, { code, customerId: 'customer-1' });
    const second = await pay(2);
    expect(second.attribution).toMatchObject({ outcome: 'credited', winner: { code } });
    expect(second.attribution.reasons.map((reason) => reason.code)).toContain('subscription');
    await pay(3);
    await pay(4);
    // The same period by another number is the same period.
    await order(33, {
      kind: 'period',
      evidence: { customerId: 'customer-1' },
      subscription: { id: 's-1', period: 3 },
    });
    const paid = (await rewards()).filter(({ side }) => side === 'advocate');
    expect(paid.map(({ cause }) => cause).sort()).toEqual([
      'period:s-1/1',
      'period:s-1/2',
      'period:s-1/3',
    ]);
  });

  it('pays nobody for a subscription that nobody brought', async () => {
    await useRules(server.storage, [rewardRule(TEN, { trigger: 'period' })]);
    const code = await enrol();
    const evidence = { customerId: 'customer-1' };
    await order(1, { evidence, subscription: { id: 's-1', period: 1 } });
    const later = { evidence: { ...evidence, code }, subscription: { id: 's-1', period: 2 } };
    expect((await order(2, later)).attribution.outcome).toBe('uncredited');
    expect(await rewards()).toEqual([]);
  });
});

describe('a refund', () => {
  it('leaves of points and shares what is left of the order, as the rule was when it paid', async () => {
    const each = { amount: 200, currency: 'EUR' };
    await useRules(server.storage, [
      rewardRule({ kind: 'points', unit: 'points:stars', points: 1, each }, { id: 'stars' }),
      rewardRule(TEN, {
        id: 'tiers',
        benefit: {
          advocate: {
            kind: 'tiers',
            counts: 'won',
            tiers: [{ from: 1, benefit: { kind: 'percent', percent: 10 } }],
          },
        },
      }),
    ]);
    const conversion = await order(1, { evidence: { code: await enrol() } });
    const { rewards: left } = await server.read<{ rewards: Reward[] }>(
      server.secretCall(`/v1/conversions/${conversion.id}/reversals`, {
        externalId: 'refund-1',
        amount: 2450,
      }),
    );
    const due = left.map(({ rule, amount, reversed }) => [rule, amount, amount - reversed]);
    // 24.5 of 49 euros: 24.5 points of 200 cents become 24, then 12.25 become 12.
    expect(due.sort()).toEqual([
      ['stars', 24, 12],
      ['stars', 24, 12],
      ['tiers', 490, 245],
    ]);
  });
});
