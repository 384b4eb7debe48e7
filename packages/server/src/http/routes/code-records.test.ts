import type { CodeRecord, CodeResponse, Conversion } from '@goodword/protocol';
import { codeRecordSchema } from '@goodword/protocol/schemas';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { confirm } from '../../testing/calls.js';
import { rewardRule, useRules } from '../../testing/reward-rules.js';
import { createTestServer, type TestServer } from '../../testing/test-server.js';

let server: Awaited<ReturnType<typeof createTestServer>>;
let advocateId: string;
beforeEach(async () => {
  server = await createTestServer();
  advocateId = await advocateOf('ada@example.com');
});
afterEach(() => server.close());

async function advocateOf(email: string): Promise<string> {
  const { code } = await server.enrol(email);
  const row = await server.storage.reader
    .selectFrom('codes')
    .select('advocateId')
    .where('code', '=', code)
    .executeTakeFirstOrThrow();
  return row.advocateId;
}
/** Each call with a key of its own. */
const create = (body: object) =>
  server.secretCall(
    '/v1/codes',
    { advocateId, ...body },
    { 'idempotency-key': crypto.randomUUID() },
  );
const change = (id: string, body: object) =>
  server.secretUpload(`/v1/codes/${id}`, JSON.stringify(body), 'PATCH', 'application/json');
const look = (code: string) =>
  server.read<CodeResponse>(server.request(`/v1/codes/${code}?program=demo`));
const order = (code: string, number = 1, one: TestServer = server) =>
  one.read<Conversion>(
    confirm(one, {
      externalId: `order-${number}`,
      evidence: { code, customerId: `customer-${number}` },
    }),
  );

describe('POST /v1/codes', () => {
  it('gives an advocate a code of their choice, once', async () => {
    const record = await server.read<CodeRecord>(create({ code: 'lola-2027' }));
    expect(codeRecordSchema.parse(record)).toMatchObject({
      advocateId,
      code: 'LOLA2027',
      state: 'active',
      expiresAt: null,
    });
    expect(await server.read(create({ code: 'LOLA2027' }))).toEqual(record);
    expect(await look('lola2o27')).toMatchObject({ valid: true, code: 'LOLA2027' });
    expect((await order('LOLA2027')).attribution).toMatchObject({
      outcome: 'credited',
      winner: { advocateId },
    });
  });

  it('draws one code for one key, and none without', async () => {
    const ask = (headers: Record<string, string>) =>
      server.secretCall('/v1/codes', { advocateId }, headers);
    const key = { 'idempotency-key': 'once' };
    const first = await server.read<CodeRecord>(ask(key));
    expect(await server.read<CodeRecord>(ask(key))).toEqual(first);
    const refused = await ask({});
    expect(await refused.json()).toMatchObject({ code: 'idempotency-key-required', status: 400 });
  });

  it('draws a code where none was chosen', async () => {
    const { code } = await server.read<CodeRecord>(create({}));
    expect(code).toHaveLength(11);
    expect(await look(code)).toMatchObject({ valid: true });
  });

  it.each(['admin', 'ab', 'ABCDEFGH123', 'wörd', 'fuck'])(
    'refuses %s, and says why',
    async (code) => {
      const answer = await create({ code });
      expect(answer.status).toBe(400);
      expect(await answer.json()).toMatchObject({ errors: [{ path: 'code' }] });
    },
  );

  it('gives a code to one advocate, also where two ask at once', async () => {
    const other = await advocateOf('ben@example.com');
    const answers = await Promise.all(
      [advocateId, other].map((id) => create({ advocateId: id, code: 'LOLA2027' })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('refuses an advocate who is not there', async () => {
    const nobody = advocateId.replace(/.{4}$/, '0000');
    expect((await create({ advocateId: nobody })).status).toBe(404);
  });

  it('credits a code as often as it may be, also where orders come at once', async () => {
    await create({ code: 'ONCE1', uses: 1 });
    const orders = await Promise.all([1, 2, 3, 4].map((number) => order('ONCE1', number)));
    const credited = orders.filter(({ attribution }) => attribution.outcome === 'credited');
    expect(credited).toHaveLength(1);
    const others = orders.filter((one) => !credited.includes(one));
    for (const { attribution } of others) {
      expect(attribution.reasons).toMatchObject([{ code: 'code-inactive' }]);
    }
    expect(await look('ONCE1')).toMatchObject({ valid: false });
    const record = await server.read<CodeRecord>(create({ code: 'ONCE1', uses: 1 }));
    expect(record).toMatchObject({ state: 'used-up', uses: { allowed: 1, used: 1 } });
  });

  it('counts for the campaign that it is of', async () => {
    const rule = rewardRule({ kind: 'fixed', amount: 1000, unit: 'EUR' });
    await useRules(server.storage, [{ ...rule, conditions: { campaigns: ['spring'] } }]);
    await create({ code: 'SPRING1', campaign: 'spring' });
    await create({ code: 'FALL1', campaign: 'fall' });
    const other = await server.another();
    expect((await order('SPRING1', 1, other)).rewards).toHaveLength(2);
    expect((await order('FALL1', 2, other)).rewards).toEqual([]);
  });
});

describe('PATCH /v1/codes/{id}', () => {
  it('pauses a code and lets it go on', async () => {
    const { id } = await server.read<CodeRecord>(create({ code: 'LOLA2027' }));
    await server.read(change(id, { state: 'paused' }));
    expect(await look('LOLA2027')).toEqual({ valid: false, reason: 'paused' });
    expect((await order('LOLA2027', 1)).attribution.outcome).toBe('uncredited');
    await server.read(change(id, { state: 'active' }));
    expect((await order('LOLA2027', 2)).attribution.outcome).toBe('credited');
  });

  it('revokes a code for good', async () => {
    const { id } = await server.read<CodeRecord>(create({ code: 'LOLA2027' }));
    await server.read(change(id, { state: 'revoked' }));
    expect((await change(id, { state: 'active' })).status).toBe(422);
    expect((await order('LOLA2027')).attribution.outcome).toBe('uncredited');
  });

  it('lets a code expire, and leaves a record of who did so', async () => {
    const { id } = await server.read<CodeRecord>(create({ code: 'LOLA2027' }));
    await server.read(change(id, { expiresAt: '2020-01-01T00:00:00.000Z' }));
    expect(await look('LOLA2027')).toEqual({ valid: false, reason: 'expired' });
    const audit = await server.storage.reader.selectFrom('audit').select('action').execute();
    expect(audit.map(({ action }) => action)).toEqual([`code-create ${id}`, `code-change ${id}`]);
    expect((await change('cod_0', {})).status).toBe(404);
  });
});
