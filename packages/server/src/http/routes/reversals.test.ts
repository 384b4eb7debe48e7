import type {
  Conversion,
  Explanation,
  LedgerResponse,
  MeResponse,
  ReversalResponse,
  Reward,
} from '@goodword/protocol';
import { reversalResponseSchema } from '@goodword/protocol/schemas';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { confirm, readFunnel } from '../../testing/calls.js';
import { rewardRule, useRules } from '../../testing/reward-rules.js';
import { createTestServer, type TestServer } from '../../testing/test-server.js';

let server: Awaited<ReturnType<typeof createTestServer>>;
beforeEach(async () => {
  server = await createTestServer();
});
afterEach(() => server.close());

const PERCENT = rewardRule({ kind: 'percent', percent: 10 });
const FIXED = { kind: 'fixed', amount: 1000, unit: 'EUR' } as const;

/** A confirmed order of 49 euros by Ada's code. */
async function order(number = 1) {
  const { code } = await server.enrol('ada@example.com');
  const evidence = { code, customerId: `customer-${number}` };
  return server.read<Conversion>(confirm(server, { externalId: `order-${number}`, evidence }));
}
const reverse = ({ id }: { id: string }, body: object, one: TestServer = server) =>
  one.secretCall(`/v1/conversions/${id}/reversals`, { externalId: 'refund-1', ...body });
const decide = ({ id }: Reward, step: string) =>
  server.read<Reward>(server.secretCall(`/v1/rewards/${id}/${step}`, {}));
const advocates = ({ rewards }: { rewards: Reward[] }) => {
  const reward = rewards.find(({ side }) => side === 'advocate');
  if (!reward) throw new Error('The advocate has no reward.');
  return reward;
};
/** What each account of a beneficiary holds, or of the program for none. */
async function balances(beneficiary?: string) {
  const { items } = await server.read<LedgerResponse>(server.secretCall('/v1/ledger?limit=100'));
  const sums: Record<string, number> = {};
  for (const { account, amount, ...line } of items) {
    if (beneficiary !== undefined && line.beneficiary !== beneficiary) continue;
    sums[account] = (sums[account] ?? 0) + amount;
  }
  return sums;
}

describe('POST /v1/conversions/{id}/reversals', () => {
  it('gives what was not issued back to the budget', async () => {
    const conversion = await order();
    await decide(advocates(conversion), 'approve');
    const answer = await server.read<ReversalResponse>(reverse(conversion, {}));
    expect(reversalResponseSchema.parse(answer)).toMatchObject({ amount: 4900, isFull: true });
    expect(answer.rewards.map(({ state }) => state)).toEqual(['reversed', 'reversed']);
    expect(await balances()).toEqual({ budget: 0, pending: 0, payable: 0 });
  });

  it('takes what was issued from what is payable next', async () => {
    const first = await order(1);
    await decide(advocates(first), 'approve');
    await decide(advocates(first), 'issue');
    await server.read(reverse(first, {}));
    const { beneficiary } = advocates(first);
    expect(await balances(beneficiary)).toMatchObject({ issued: 0, reversed: 1000 });
    const second = await order(2);
    const approved = await decide(advocates(second), 'approve');
    expect(approved).toMatchObject({ state: 'approved', amount: 1000, clawedBack: 1000 });
    expect(await balances(beneficiary)).toMatchObject({ payable: 0, issued: 1000, reversed: 0 });
    await decide(approved, 'issue');
    expect(await balances(beneficiary)).toMatchObject({ payable: 0, issued: 1000 });
  });

  it('sets a debt against nothing that the same refund takes back', async () => {
    await useRules(server.storage, [PERCENT, rewardRule(FIXED, { id: 'other' })]);
    const conversion = await order();
    const own = conversion.rewards.filter(({ side }) => side === 'advocate');
    for (const reward of own) await decide(reward, 'approve');
    await decide(own[1] as Reward, 'issue');
    await server.read(reverse(conversion, {}));
    expect(await balances(own[0]?.beneficiary)).toEqual({
      ...{ pending: 0, payable: 0, issued: 0 },
      reversed: own[1]?.amount,
    });
  });

  it('takes what was issued from what was approved already', async () => {
    const first = await order(1);
    const second = await order(2);
    for (const one of [first, second]) await decide(advocates(one), 'approve');
    await decide(advocates(first), 'issue');
    await server.read(reverse(first, {}));
    const { beneficiary } = advocates(first);
    expect(await balances(beneficiary)).toMatchObject({ payable: 0, issued: 1000, reversed: 0 });
  });

  it.each([
    [PERCENT, 245],
    [rewardRule(FIXED), 1000],
    [rewardRule(FIXED, { reversal: 'any' }), 0],
    [rewardRule(FIXED, { reversal: 'proportional' }), 500],
  ])('leaves of a reward what its rule says of half an order (%#)', async (rule, left) => {
    await useRules(server.storage, [rule]);
    const conversion = await order();
    const answer = await server.read<ReversalResponse>(reverse(conversion, { amount: 2450 }));
    const { amount, reversed, state } = advocates(answer);
    expect(amount - reversed).toBe(left);
    expect(state).toBe(left === 0 ? 'reversed' : 'pending');
    expect((await balances(advocates(answer).beneficiary)).pending).toBe(left);
  });

  it('goes by the rules that granted the reward, not by those of today', async () => {
    await useRules(server.storage, [PERCENT]);
    const conversion = await order();
    await useRules(server.storage, [rewardRule(FIXED, { id: 'other' })], 3);
    const other = await server.another();
    const answer = await server.read<ReversalResponse>(reverse(conversion, { amount: 980 }, other));
    expect(advocates(answer).reversed).toBe(98);
  });

  it('is one however often it is said, and refuses its number for another', async () => {
    const conversion = await order();
    const servers: TestServer[] = [server, await server.another()];
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, number) =>
        server.read<ReversalResponse>(reverse(conversion, { amount: 4900 }, servers[number % 2])),
      ),
    );
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect((await reverse(conversion, { amount: 1 })).status).toBe(409);
    expect((await reverse(await order(2), { amount: 4900 })).status).toBe(409);
  });

  it('never refunds more than the order, at the same moment neither', async () => {
    const conversion = await order();
    const servers: TestServer[] = [server, await server.another()];
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, number) => {
        const body = { externalId: `refund-${number}`, amount: 1000 };
        return reverse(conversion, body, servers[number % 2]);
      }),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(4);
    expect(answers.filter(({ status }) => status === 422)).toHaveLength(6);
    const rest = await server.read<ReversalResponse>(reverse(conversion, { externalId: 'rest' }));
    expect(rest).toMatchObject({ amount: 900, isFull: true });
    expect(await server.read(reverse(conversion, { externalId: 'rest' }))).toEqual(rest);
    expect((await reverse(conversion, { externalId: 'more' })).status).toBe(422);
  });

  it('reverses an order without a value as a whole', async () => {
    const { code } = await server.enrol('ada@example.com');
    const conversion = await server.read<Conversion>(
      confirm(server, { value: undefined, evidence: { code } }),
    );
    expect((await reverse(conversion, { amount: 1 })).status).toBe(422);
    const answer = await server.read<ReversalResponse>(reverse(conversion, {}));
    expect(answer.amount).toBeUndefined();
    expect(advocates(answer).state).toBe('reversed');
  });

  it('refuses an order that the host has not confirmed, and one that is not there', async () => {
    await server.post('/v1/orders?program=demo', { externalId: 'order-1', evidence: {} });
    const rows = await server.storage.reader.selectFrom('conversions').select('id').execute();
    expect((await reverse({ id: rows[0]?.id ?? '' }, {})).status).toBe(422);
    expect((await reverse({ id: 'cnv_0' }, {})).status).toBe(404);
  });

  it('shows in the explanation, the report and the advocate’s own view', async () => {
    await useRules(server.storage, [PERCENT]);
    const enrolled = await server.read<{ code: string; session: { token: string } }>(
      server.post('/v1/advocates?program=demo', { identity: { token: await server.token() } }),
    );
    const conversion = await server.read<Conversion>(
      confirm(server, { evidence: { code: enrolled.code, customerId: 'customer-9' } }),
    );
    const view = () =>
      server.read<MeResponse>(
        server.post('/v1/advocates/me?program=demo', { session: enrolled.session.token }),
      );
    await server.read(reverse(conversion, { amount: 2450 }));
    expect((await view()).rewards).toMatchObject([
      { state: 'pending', amount: 245, reversed: 245 },
    ]);
    expect((await readFunnel(server)).counts).toMatchObject({
      conversions: 1,
      reversedConversions: 0,
    });
    await server.read(reverse(conversion, { externalId: 'refund-2' }));
    expect((await view()).rewards).toMatchObject([{ state: 'reversed', amount: 490 }]);
    expect((await readFunnel(server)).counts).toMatchObject({
      conversions: 0,
      creditedConversions: 0,
      reversedConversions: 1,
    });
    const explanation = await server.read<Explanation>(
      server.secretCall(`/v1/conversions/${conversion.id}/explanation`),
    );
    expect(explanation.outcome).toBe('credited');
    expect(explanation.reversals).toMatchObject([{ amount: 2450 }, { amount: 2450 }]);
    expect(explanation.rewards).toMatchObject([{ reversed: 490 }, { reversed: 490 }]);
  });
});
