import type { Conversion, ExplainResponse, FullExplanation, Reward } from '@goodword/protocol';
import { explainResponseSchema, fullExplanationSchema } from '@goodword/protocol/schemas';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { confirm, iso, sendEvents, visit, VISITOR } from '../../testing/calls.js';
import { rewardRule, useRules } from '../../testing/reward-rules.js';
import { createTestServer, leadRequest } from '../../testing/test-server.js';

const DAY = 86_400_000;
const TEN = { kind: 'fixed', amount: 1000, unit: 'EUR' } as const;

let server: Awaited<ReturnType<typeof createTestServer>>;
beforeEach(async () => {
  server = await createTestServer();
});
afterEach(() => server.close());

const enrol = async (name: string) => (await server.enrol(`${name}@example.com`)).code;
const order = (evidence: object, change: object = {}) =>
  server.read<Conversion>(confirm(server, { evidence, ...change }));
/** What a support agent reads out of who asks by an order's number, unless they ask by something else. */
const ask = async (q = 'order-1') => {
  const answer = await server.read<ExplainResponse>(
    server.secretCall(`/v1/explain?q=${encodeURIComponent(q)}`),
  );
  return explainResponseSchema.parse(answer);
};
const said = async (q?: string) => (await ask(q)).sentences.join('\n');
const decide = async (step: string, { rewards }: Conversion) => {
  for (const { id } of rewards) {
    await server.read<Reward>(server.secretCall(`/v1/rewards/${id}/${step}`, {}));
  }
};
const refund = ({ id }: Conversion) =>
  server.read(server.secretCall(`/v1/conversions/${id}/reversals`, { externalId: `refund-${id}` }));

describe('“Where is my reward?”', () => {
  it('1: the shop has not told of the order', async () => {
    expect(await ask('order-404')).toMatchObject({ kind: 'nothing', conversions: [] });
    expect(await said('order-404')).toMatch(/neither seen by a page nor reported by the shop/);
  });

  it('2: a page saw the order, and the shop has not confirmed it', async () => {
    const code = await enrol('ada');
    await server.post('/v1/orders?program=demo', { externalId: 'order-1', evidence: { code } });
    expect(await said()).toMatch(/the shop has not confirmed it: nothing is paid before it does/);
  });

  it('3: nothing leads from the order to an advocate', async () => {
    await order({ customerId: 'customer-9' });
    expect(await said()).toMatch(/Nobody is credited for it\. Nothing points to an advocate\./);
  });

  it('4: it was their own order', async () => {
    const code = await enrol('ada');
    await order({ code, email: 'Ada+shop@example.com' });
    expect(await said()).toMatch(/The advocate and the buyer are the same person\./);
  });

  it('5: the friend was a customer already', async () => {
    const code = await enrol('ada');
    await order({ customerId: 'customer-9' }, { externalId: 'order-0' });
    await order({ code, customerId: 'customer-9' });
    expect(await said()).toMatch(/The person was a customer already\./);
  });

  it('6: the link was followed too long before', async () => {
    const code = await enrol('ada');
    await order({ code, touchedAt: iso(-91 * DAY) });
    expect(await said()).toMatch(/The link was followed too long before\./);
  });

  it('7: somebody else’s link came later, and by which version of the program that counts', async () => {
    const [ada, ben] = [await enrol('ada'), await enrol('ben')];
    await sendEvents(server, [
      visit(ada, { occurredAt: iso(-2 * DAY) }),
      visit(ben, { occurredAt: iso(-DAY) }),
    ]);
    await order({ visitor: VISITOR });
    const text = await said();
    expect(text).toContain(`credited to the advocate with the code ${ben}`);
    expect(text).toMatch(
      new RegExp(
        `The code ${ada}, of .* UTC, was not credited: The person followed somebody else’s link after this one\\.`,
      ),
    );
    expect(text).toMatch(/by version 1 of the program, which credits the last link/);
  });

  it('8: only a form says so, and a reviewer has not decided', async () => {
    const code = await enrol('ada');
    await server.post('/v1/leads?program=demo', leadRequest({ evidence: { code } }));
    await order({ email: 'milo@example.org' });
    expect(await said()).toMatch(/may be credited for it\. Nothing but a public form says so/);
    expect(await said()).toMatch(/A reviewer has not decided it yet\./);
  });

  it('9: the time to return the order is not over, or it waits for somebody', async () => {
    await useRules(server.storage, [
      rewardRule(TEN, { id: 'later', holdDays: 14 }),
      rewardRule(TEN, { id: 'now' }),
    ]);
    await order({ code: await enrol('ada') });
    const day = iso(14 * DAY).slice(0, 10);
    const text = await said();
    expect(text).toContain(
      `The advocate’s reward of 10.00 EUR (rule “later”) is pending: it can be approved from ${day} on`,
    );
    expect(text).toContain('The friend’s reward of 10.00 EUR (rule “now”) waits to be approved.');
  });

  it('10: something is suspicious, and a reviewer looks', async () => {
    await order({ code: await enrol('ada'), email: 'm@mailinator.com' });
    expect(await said()).toMatch(
      /is held for a reviewer\. The friend’s address is of a provider of throw-away mail\./,
    );
  });

  it('11: the order, the budget or the advocate’s share does not allow it', async () => {
    const budget = { amount: 1000, unit: 'EUR', of: 'rule' as const };
    await useRules(server.storage, [
      rewardRule(TEN, {
        id: 'large',
        conditions: { minimumOrder: { amount: 5000, currency: 'EUR' } },
      }),
      rewardRule(TEN, { id: 'few', limits: { budget } }),
      rewardRule(TEN, { id: 'once', limits: { advocate: { rewards: 1 } } }),
    ]);
    const code = await enrol('ada');
    await order({ code, customerId: 'customer-8' }, { externalId: 'order-0' });
    await order({ code, customerId: 'customer-9' });
    const text = await said();
    expect(text).toMatch(
      /The advocate gets nothing by rule “large”, version 1: The order was below the minimum/,
    );
    expect(text).toMatch(
      /The friend gets nothing by rule “few”, version 1: The rule “few”’s budget is used up\./,
    );
    expect(text).toMatch(
      /The advocate gets nothing by rule “once”, version 1: The advocate has had all/,
    );
  });

  it('12: it was refunded, before it was paid or after, and what follows from that', async () => {
    const code = await enrol('ada');
    const unpaid = await order({ code, customerId: 'customer-1' });
    await refund(unpaid);
    expect(await said()).toMatch(
      /was taken back before it was paid out, since the order was refunded/,
    );
    expect(await said()).toMatch(/49\.00 EUR was refunded on/);
    const paid = await order({ code, customerId: 'customer-2' }, { externalId: 'order-2' });
    await decide('approve', paid);
    await decide('issue', paid);
    expect(await said('order-2')).toMatch(/The advocate’s reward .* was paid out\./);
    await refund(paid);
    expect(await said('order-2')).toMatch(
      /was paid out and then taken back, since the order was refunded: the amount is set against the next rewards/,
    );
    const next = await order({ code, customerId: 'customer-3' }, { externalId: 'order-3' });
    await decide('approve', next);
    expect(await said('order-3')).toMatch(
      /is approved and comes with the next payout\. 10\.00 EUR of it pays back an earlier reward/,
    );
  });

  it('13: a reviewer rejected it', async () => {
    const conversion = await order({ code: await enrol('ada') });
    await decide('reject', conversion);
    expect(await said()).toMatch(/was rejected by a reviewer/);
  });

  it('14: the code was paused', async () => {
    const code = await enrol('ada');
    const row = await server.storage.reader
      .selectFrom('codes')
      .select('id')
      .executeTakeFirstOrThrow();
    await server.secretUpload(
      `/v1/codes/${row.id}`,
      '{"state":"paused"}',
      'PATCH',
      'application/json',
    );
    await order({ code });
    expect(await said()).toMatch(/The code no longer counted when the link was followed\./);
    expect(await said(code)).toMatch(/is paused: while it is, it earns nothing/);
  });
});

describe('/v1/explain', () => {
  it('finds what there is of an address, of either side', async () => {
    const code = await enrol('ada');
    await server.post('/v1/leads?program=demo', leadRequest({ evidence: { code } }));
    await order({ code, email: 'kim@example.org' });
    expect(await ask('KIM@example.org')).toMatchObject({
      kind: 'address',
      conversions: [{ externalId: 'order-1' }],
    });
    expect((await ask('ada@example.com')).conversions).toHaveLength(1);
    expect(await said('milo@example.org')).toContain(`It names the code ${code}.`);
    expect(await said('milo@example.org')).toMatch(/The friend has not confirmed it/);
    expect(await said('nobody@example.org')).toBe('Nobody with this address is known.');
  });

  it('takes an address in a body, where no log keeps it', async () => {
    const code = await enrol('ada');
    await order({ code, email: 'kim@example.org' });
    const answer = await server.read<ExplainResponse>(
      server.secretCall('/v1/explain', { q: 'kim@example.org' }),
    );
    expect(answer).toEqual(await ask('kim@example.org'));
  });

  it('finds a reward, a lead and a code by what is printed of them', async () => {
    const code = await enrol('ada');
    const lead = leadRequest({ evidence: { code } });
    await server.post('/v1/leads?program=demo', lead);
    const { rewards, id } = await order({ code, customerId: 'customer-9' });
    expect((await ask(lead.id)).kind).toBe('lead');
    expect((await ask(code.toLowerCase())).conversions).toHaveLength(1);
    for (const q of [rewards[0]?.id, id]) {
      expect((await ask(q)).conversions).toMatchObject([{ conversionId: id }]);
    }
  });
});

describe('GET /v1/conversions/{id}/explanation', () => {
  it('tells winner, rejected candidates, rewards and the version that decided', async () => {
    const { id } = await order({ code: await enrol('ada') });
    const explanation = await server.read<FullExplanation>(
      server.secretCall(`/v1/conversions/${id}/explanation`),
    );
    expect(fullExplanationSchema.parse(explanation)).toMatchObject({
      outcome: 'credited',
      programVersion: 1,
      externalId: 'order-1',
      verdicts: [],
    });
    expect(explanation.rewards).toHaveLength(2);
    expect((await server.secretCall('/v1/conversions/cnv_0/explanation')).status).toBe(404);
  });
});
