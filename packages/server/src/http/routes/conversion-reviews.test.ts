import type { Conversion, LedgerResponse, Reward } from '@goodword/protocol';
import { conversionSchema } from '@goodword/protocol/schemas';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { confirm, iso, readFunnel } from '../../testing/calls.js';
import { createTestServer, leadRequest, type TestServer } from '../../testing/test-server.js';

let server: Awaited<ReturnType<typeof createTestServer>>;
beforeEach(async () => {
  server = await createTestServer();
});
afterEach(() => server.close());

/** A conversion that only a form with the buyer's address points to Ada for. */
async function reviewable(value: object | undefined = { amount: 4900, currency: 'EUR' }) {
  const { code } = await server.enrol('ada@example.com');
  const lead = leadRequest({ evidence: { code, touchedAt: iso(-1000) } });
  await server.post('/v1/leads?program=demo', lead);
  const evidence = { email: 'milo@example.org', customerId: 'customer-9' };
  return server.read<Conversion>(confirm(server, { evidence, value }));
}
const review = ({ id }: { id: string }, body: object, one: TestServer = server) =>
  one.secretCall(`/v1/conversions/${id}/review`, body);
const auditOf = async () => {
  const rows = await server.storage.reader.selectFrom('audit').select('action').execute();
  return rows.map(({ action }) => action);
};

describe('POST /v1/conversions/{id}/review', () => {
  it('credits who was proposed, and rewards both sides', async () => {
    const conversion = await reviewable();
    const credited = conversionSchema.parse(
      await server.read(review(conversion, { decision: 'credit' })),
    );
    expect(credited.attribution).toMatchObject({
      outcome: 'credited',
      winner: { outcome: 'credited', strength: 'asserted', reason: { code: 'reviewed' } },
      reasons: [{ code: 'reviewed' }],
      review: { decision: 'credit' },
    });
    expect(credited.rewards.map(({ side, state }) => `${side} ${state}`).sort()).toEqual([
      'advocate pending',
      'friend pending',
    ]);
    expect((await readFunnel(server)).counts).toMatchObject({ creditedConversions: 1, rewards: 2 });
    expect(await auditOf()).toEqual([
      `conversion-review ${conversion.id} credit ${credited.attribution.winner?.advocateId}`,
    ]);
  });

  it('rewards the buyer whom the host named', async () => {
    const conversion = await reviewable();
    const credited = await server.read<Conversion>(review(conversion, { decision: 'credit' }));
    const friend = credited.rewards.find(({ side }) => side === 'friend');
    const buyer = await server.storage.reader
      .selectFrom('people')
      .select('id')
      .where('customerId', '=', 'customer-9')
      .executeTakeFirst();
    expect(friend?.beneficiary).toBe(buyer?.id);
  });

  it('credits nobody where the reviewer says so', async () => {
    const conversion = await reviewable();
    const dismissed = conversionSchema.parse(
      await server.read(review(conversion, { decision: 'dismiss' })),
    );
    expect(dismissed.attribution).toMatchObject({
      outcome: 'uncredited',
      candidates: [{ outcome: 'rejected' }],
      reasons: [{ code: 'reviewed' }],
    });
    expect(dismissed.attribution.winner).toBeUndefined();
    expect(dismissed.rewards).toEqual([]);
    expect(await auditOf()).toEqual([`conversion-review ${conversion.id} dismiss`]);
  });

  it('is decided once, however often and by how many it is said', async () => {
    const conversion = await reviewable();
    const servers: TestServer[] = [server, await server.another()];
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, number) =>
        review(conversion, { decision: 'credit' }, servers[number % 2]),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    expect((await review(conversion, { decision: 'dismiss' })).status).toBe(409);
    expect(await auditOf()).toHaveLength(1);
    const ledger = await server.read<LedgerResponse>(server.secretCall('/v1/ledger'));
    expect(ledger.items).toHaveLength(4);
    expect(ledger.sums).toEqual({ EUR: 0 });
  });

  it('leaves alone what needs no review, and credits nobody who is not a candidate', async () => {
    const conversion = await reviewable();
    const eve = await server.enrol('eve@example.com');
    const credited = await server.read<Conversion>(
      confirm(server, { externalId: 'order-2', evidence: { code: eve.code } }),
    );
    expect((await review(credited, { decision: 'dismiss' })).status).toBe(422);
    const candidate = credited.attribution.winner?.advocateId;
    expect((await review(conversion, { decision: 'credit', candidate })).status).toBe(422);
    expect((await review({ id: 'cnv_0' }, { decision: 'credit' })).status).toBe(404);
  });

  it('counts the refunds that came before it', async () => {
    const conversion = await reviewable();
    await server.read(
      server.secretCall(`/v1/conversions/${conversion.id}/reversals`, { externalId: 'refund-1' }),
    );
    const credited = await server.read<Conversion>(review(conversion, { decision: 'credit' }));
    expect(credited.rewards.map(({ state }) => state)).toEqual(['reversed', 'reversed']);
  });
});

describe('POST /v1/rewards/{id}/hold and /reject', () => {
  async function rewardOf(): Promise<Reward> {
    const { code } = await server.enrol('ada@example.com');
    const { rewards } = await server.read<Conversion>(confirm(server, { evidence: { code } }));
    return rewards[0] as Reward;
  }
  const decide = (id: string, step: string) => server.secretCall(`/v1/rewards/${id}/${step}`, {});
  const read = (response: Promise<Response>) => server.read<Reward>(response);

  it('holds a reward until it is approved', async () => {
    const { id } = await rewardOf();
    expect(await read(decide(id, 'hold'))).toMatchObject({ state: 'pending', isHeld: true });
    await read(decide(id, 'hold'));
    expect(await read(decide(id, 'approve'))).toMatchObject({ state: 'approved', isHeld: false });
    expect((await decide(id, 'hold')).status).toBe(422);
    expect(await auditOf()).toEqual([`reward-hold ${id}`, `reward-approve ${id}`]);
  });

  it.each([[[]], [['hold']], [['approve']]])(
    'gives a rejected one back after %j',
    async (steps) => {
      const { id, beneficiary } = await rewardOf();
      for (const step of steps) await read(decide(id, step));
      expect(await read(decide(id, 'reject'))).toMatchObject({ state: 'rejected', reversed: 1000 });
      await read(decide(id, 'reject'));
      expect((await decide(id, 'approve')).status).toBe(422);
      const { items, sums } = await server.read<LedgerResponse>(server.secretCall('/v1/ledger'));
      const own = items.filter((line) => line.beneficiary === beneficiary);
      expect(own.reduce((sum, { amount }) => sum + amount, 0)).toBe(0);
      expect(sums).toEqual({ EUR: 0 });
    },
  );

  it('rejects nothing that was issued', async () => {
    const { id } = await rewardOf();
    for (const step of ['approve', 'issue']) await read(decide(id, step));
    expect((await decide(id, 'reject')).status).toBe(422);
  });
});
