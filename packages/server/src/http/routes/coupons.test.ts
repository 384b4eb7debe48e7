import type {
  Conversion,
  CouponPoolsResponse,
  EnrolResponse,
  MeResponse,
  Reward,
} from '@goodword/protocol';
import { couponPoolsResponseSchema } from '@goodword/protocol/schemas';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { confirm } from '../../testing/calls.js';
import { rewardRule, useRules } from '../../testing/reward-rules.js';
import { createTestServer } from '../../testing/test-server.js';

let server: Awaited<ReturnType<typeof createTestServer>>;
let logged: { event: string }[];
const lowPools = () => logged.filter(({ event }) => event === 'coupons-low');
beforeEach(async () => {
  logged = [];
  server = await createTestServer({ log: (entry) => logged.push(entry) });
});
afterEach(() => server.close());

async function upload(body: string, query = 'pool=spring') {
  const answer = await server.secretUpload(`/v1/coupons/import?${query}`, body);
  const lines = (await answer.text()).trim().split('\n');
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}
const pools = async () =>
  couponPoolsResponseSchema.parse(
    await server.read<CouponPoolsResponse>(server.secretCall('/v1/coupons')),
  ).items;

describe('POST /v1/coupons/import', () => {
  it('stores a table’s coupons once, however often it is sent', async () => {
    const file = 'code\r\nSPRING-1\r\n"SPRING-2"\r\n\r\nSPRING-1\r\n';
    expect(await upload(file)).toEqual([
      { summary: { rows: 3, stored: 2, duplicate: 1, rejected: 0 } },
    ]);
    expect(await upload(file)).toEqual([
      { summary: { rows: 3, stored: 0, duplicate: 3, rejected: 0 } },
    ]);
    expect(await pools()).toMatchObject([{ pool: 'spring', imported: 2, free: 2, assigned: 0 }]);
  });

  it('takes NDJSON, and says which rows it refused without repeating them', async () => {
    const rows = ['{"code":"A-1"}', '{"code":5}', '=cmd()', '{"code":', 'x'.repeat(9000), 'A-2'];
    const lines = await upload(rows.join('\n'));
    expect(lines.map(({ row }) => row)).toEqual([2, 3, 4, 5, undefined]);
    expect(lines.at(-1)).toEqual({
      summary: { rows: 6, stored: 2, duplicate: 0, rejected: 4 },
    });
    expect(JSON.stringify(lines)).not.toContain('cmd');
  });

  it('stores ten thousand as they arrive in pieces', async () => {
    const text = Array.from({ length: 10_000 }, (_, number) => `C-${number}`).join('\n');
    expect(await upload(text)).toMatchObject([{ summary: { stored: 10_000 } }]);
  });

  it('refuses a pool without a good name', async () => {
    expect((await server.secretUpload('/v1/coupons/import?pool=A b', 'A-1')).status).toBe(400);
  });
});

describe('a reward of a coupon', () => {
  const order = async (number: number) => {
    const { code } = await server.enrol('ada@example.com');
    const evidence = { code, customerId: `customer-${number}` };
    const externalId = `order-${number}`;
    const conversion = await server.read<Conversion>(confirm(server, { externalId, evidence }));
    const [reward] = conversion.rewards;
    if (!reward) throw new Error('There is no reward.');
    return { conversion, reward };
  };
  const decide = ({ id }: Reward, step: string) =>
    server.secretCall(`/v1/rewards/${id}/${step}`, {});
  const list = async () =>
    (await server.read<{ items: Reward[] }>(server.secretCall('/v1/rewards'))).items;

  beforeEach(async () => {
    const coupon = { kind: 'coupon' as const, pool: 'spring' };
    await useRules(server.storage, [rewardRule(coupon, { benefit: { friend: coupon } })]);
  });

  it('shows its code once it is approved, and not before', async () => {
    await upload('SPRING-1');
    const { reward } = await order(1);
    expect(reward).toMatchObject({ amount: 1, unit: 'points:coupon-spring' });
    const read = () => server.read<Reward>(server.secretCall(`/v1/rewards/${reward.id}`));
    expect(await read()).not.toHaveProperty('coupon');
    expect(await server.read(decide(reward, 'approve'))).toMatchObject({ coupon: 'SPRING-1' });
    expect(await read()).toMatchObject({ state: 'approved', coupon: 'SPRING-1' });
    // A list would hand out every coupon there is to whoever may look at rewards.
    expect((await list())[0]).not.toHaveProperty('coupon');
    expect((await server.secretCall('/v1/rewards/rwd_0')).status).toBe(404);
  });

  it('shows an advocate the coupon that they earned', async () => {
    const coupon = { kind: 'coupon' as const, pool: 'spring' };
    await useRules(server.storage, [rewardRule(coupon, { benefit: { advocate: coupon } })], 3);
    await upload('SPRING-1');
    const { code, session } = await server.read<EnrolResponse>(
      server.post('/v1/advocates?program=demo', { identity: { token: await server.token() } }),
    );
    const other = await server.another();
    const { rewards } = await other.read<Conversion>(
      confirm(other, { evidence: { code, customerId: 'customer-9' } }),
    );
    const view = async () =>
      (
        await server.read<MeResponse>(
          server.post('/v1/advocates/me?program=demo', { session: session?.token }),
        )
      ).rewards;
    expect((await view())[0]).not.toHaveProperty('coupon');
    await decide(rewards[0] as Reward, 'approve');
    expect(await view()).toMatchObject([{ state: 'approved', coupon: 'SPRING-1' }]);
  });

  it('waits for new coupons where none is left', async () => {
    await upload('SPRING-1');
    await order(1);
    const { reward } = await order(2);
    expect(reward).toMatchObject({ isHeld: true, state: 'pending' });
    expect(reward.reasons.map(({ code }) => code)).toContain('pool-empty');
    expect((await decide(reward, 'approve')).status).toBe(422);
    await upload('SPRING-2');
    expect((await decide(reward, 'approve')).status).toBe(200);
    expect(await server.read(server.secretCall(`/v1/rewards/${reward.id}`))).toMatchObject({
      coupon: 'SPRING-2',
    });
  });

  it('gives a coupon back that nobody has seen, and none that somebody has', async () => {
    await upload('SPRING-1\nSPRING-2');
    const unseen = await order(1);
    const seen = await order(2);
    await decide(seen.reward, 'approve');
    for (const { conversion } of [unseen, seen]) {
      const path = `/v1/conversions/${conversion.id}/reversals`;
      await server.read(server.secretCall(path, { externalId: `refund-${conversion.id}` }));
    }
    expect(await pools()).toMatchObject([{ imported: 2, assigned: 1, free: 1 }]);
  });

  it('is announced in the log and the list where coupons run low', async () => {
    await upload('SPRING-1\nSPRING-2', 'pool=spring&lowAt=2');
    await server.work();
    expect(lowPools()).toEqual([]);
    await order(1);
    expect(await pools()).toMatchObject([{ lowAt: 2, free: 1, isLow: true }]);
    // The job is due again within the hour.
    await server.storage.write((queries) =>
      queries.updateTable('jobs').set({ dueAt: 0 }).execute(),
    );
    await server.work();
    expect(lowPools()).toEqual([
      { event: 'coupons-low', program: 'demo', pool: 'spring', left: 1, lowAt: 2 },
    ]);
  });
});
