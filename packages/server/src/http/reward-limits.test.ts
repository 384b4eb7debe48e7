import type { Conversion, CouponPoolsResponse, LedgerResponse } from '@goodword/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { confirm, readFunnel } from '../testing/calls.js';
import { rewardRule, useRules } from '../testing/reward-rules.js';
import { createTestServer, type TestServer } from '../testing/test-server.js';

const TEN = { kind: 'fixed', amount: 1000, unit: 'EUR' } as const;
/** Ten euros for the advocate alone. */
const forAdvocate = (change = {}) => rewardRule(TEN, { benefit: { advocate: TEN }, ...change });

let server: Awaited<ReturnType<typeof createTestServer>>;
let servers: TestServer[];
beforeEach(async () => {
  server = await createTestServer({ limits: { write: { quota: 100_000, window: 60 } } });
  servers = [server, await server.another()];
});
afterEach(() => server.close());

/** Confirms so many different orders at once, the servers taking turns. */
function confirmAtOnce(codes: readonly string[], times: number): Promise<Conversion[]> {
  return Promise.all(
    Array.from({ length: times }, (_, number) => {
      const one = servers[number % 2] ?? server;
      const evidence = { code: codes[number % codes.length], customerId: `customer-${number}` };
      return one.read<Conversion>(confirm(one, { externalId: `order-${number}`, evidence }));
    }),
  );
}

const enrol = async (...names: string[]) =>
  Promise.all(names.map(async (name) => (await server.enrol(`${name}@example.com`)).code));

const countRewards = async () => (await readFunnel(server)).counts.rewards;
const sums = async () => (await server.read<LedgerResponse>(server.secretCall('/v1/ledger'))).sums;

describe('limits of rewards, with two servers on one database', () => {
  it('give exactly a hundred rewards of a budget for a hundred to a thousand orders at once', async () => {
    const budget = { amount: 100_000, unit: 'EUR', of: 'program' as const };
    await useRules(server.storage, [rewardRule(TEN, { limits: { budget } })]);
    const answers = await confirmAtOnce(await enrol('ada', 'ben', 'eve'), 1000);
    expect(answers.filter(({ attribution }) => attribution.outcome === 'credited')).toHaveLength(
      1000,
    );
    expect(answers.flatMap(({ rewards }) => rewards)).toHaveLength(100);
    expect(await countRewards()).toBe(100);
    const { items } = await server.read<LedgerResponse>(server.secretCall('/v1/ledger?limit=100'));
    expect(items.length).toBeGreaterThan(0);
    expect(await sums()).toEqual({ EUR: 0 });
  }, 120_000);

  it('make one conversion and one reward a side of a thousand identical calls', async () => {
    const [code = ''] = await enrol('ada');
    const occurredAt = new Date().toISOString();
    const body = { occurredAt, evidence: { code, customerId: 'customer-9' } };
    const answers = await Promise.all(
      Array.from({ length: 1000 }, (_, number) => {
        const one = servers[number % 2] ?? server;
        return one.read<Conversion>(confirm(one, body));
      }),
    );
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect(await countRewards()).toBe(2);
    expect(await sums()).toEqual({ EUR: 0 });
  }, 120_000);

  it('give an advocate exactly as many rewards as a cap allows', async () => {
    await useRules(server.storage, [forAdvocate({ limits: { advocate: { rewards: 7 } } })]);
    await confirmAtOnce(await enrol('ada', 'ben'), 300);
    expect(await countRewards()).toBe(14);
  }, 60_000);

  it('give an advocate exactly as much as a cap of a period allows', async () => {
    const period = { of: 'month' as const, amount: { amount: 5500, unit: 'EUR' } };
    await useRules(server.storage, [forAdvocate({ limits: { period } })]);
    await confirmAtOnce(await enrol('ada', 'ben'), 300);
    expect(await countRewards()).toBe(10);
  }, 60_000);

  it('hand each coupon to one reward, and hold the rewards that found none', async () => {
    const coupon = { kind: 'coupon' as const, pool: 'spring' };
    await useRules(server.storage, [rewardRule(TEN, { benefit: { friend: coupon } })]);
    const codes = Array.from({ length: 40 }, (_, number) => `SPRING-${number}`).join('\n');
    await (await server.secretUpload('/v1/coupons/import?pool=spring', codes)).text();
    // More friends of one advocate in a day would be held for that alone.
    const answers = await confirmAtOnce(await enrol('ada', 'ben', 'eve', 'kim'), 60);
    const rewards = answers.flatMap((answer) => answer.rewards);
    expect(rewards).toHaveLength(60);
    expect(rewards.filter(({ isHeld }) => isHeld)).toHaveLength(20);
    const given = await server.storage.reader
      .selectFrom('coupons')
      .select(['code', 'rewardId'])
      .where('rewardId', 'is not', null)
      .execute();
    expect(new Set(given.map(({ rewardId }) => rewardId)).size).toBe(40);
    const { items } = await server.read<CouponPoolsResponse>(server.secretCall('/v1/coupons'));
    expect(items).toMatchObject([{ pool: 'spring', imported: 40, assigned: 40, free: 0 }]);
  }, 60_000);

  it('count what was given before anybody set a limit, and not what was taken back', async () => {
    await useRules(server.storage, [forAdvocate()]);
    const [code = ''] = await enrol('ada');
    const [first] = await confirmAtOnce([code], 3);
    await server.read(
      server.secretCall(`/v1/conversions/${first?.id}/reversals`, { externalId: 'refund-1' }),
    );
    await useRules(server.storage, [forAdvocate({ limits: { advocate: { rewards: 3 } } })], 3);
    const other = await server.another();
    const place = (number: number) =>
      other.read<Conversion>(
        confirm(other, {
          externalId: `later-${number}`,
          evidence: { code, customerId: `later-${number}` },
        }),
      );
    expect((await place(1)).rewards).toHaveLength(1);
    const over = await place(2);
    expect(over.rewards).toEqual([]);
    // A refund makes room again.
    await other.read(
      other.secretCall(`/v1/conversions/${(await place(1)).id}/reversals`, {
        externalId: 'refund-2',
      }),
    );
    expect((await place(3)).rewards).toHaveLength(1);
  });
});
