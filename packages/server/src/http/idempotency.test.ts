import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createKey } from '../node/create-key.js';
import { DAY } from '../rules/day.js';
import { createReferralServer } from '../server.js';
import { StorageUnavailableError, type Storage } from '../storage/storage.js';
import { SECRET_POSTS, type SecretPost } from '../testing/secret-posts.js';
import { createTestServer, type TestServer } from '../testing/test-server.js';
import { takesKey } from './openapi/answers-of-kind.js';
import { OPERATIONS } from './openapi/operations.js';

let ahead: number;
let server: Awaited<ReturnType<typeof createTestServer>>;
beforeEach(async () => {
  ahead = 0;
  server = await createTestServer({ clock: () => Date.now() + ahead });
});
afterEach(() => server.close());

const KEY = '8e03978e-40d5-43e8-bc93-6894a57f9324';

const send = ({ target, body }: Omit<SecretPost, 'other'>, key = KEY, one: TestServer = server) =>
  one.secretCall(target, body, { 'idempotency-key': key });
const prepare = async (id: string) => {
  const made = await SECRET_POSTS[id]?.(server);
  if (!made) throw new Error(`Expected an entry of SECRET_POSTS for ${id}.`);
  return made;
};
const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code;
const rows = () => server.storage.reader.selectFrom('idempotentCalls').selectAll().execute();
const actions = async () => {
  const found = await server.storage.reader.selectFrom('audit').select('action').execute();
  return found.map(({ action }) => action.split(' ')[0]);
};

describe.each(OPERATIONS.filter(takesKey))('$method $path', ({ id, idempotency }) => {
  it('replays the first answer to the same key and body, and to no other body', async () => {
    const call = await prepare(id);
    const first = await send(call);
    expect(first.ok).toBe(true);
    expect(first.headers.get('idempotent-replayed')).toBeNull();
    const before = await actions();
    const second = await send(call);
    expect(second.status).toBe(first.status);
    expect(second.headers.get('idempotent-replayed')).toBe('true');
    // A secret is shown once.
    const shown = (await first.json()) as { secret?: string };
    delete shown.secret;
    expect(await second.json()).toEqual(shown);
    const third = await send({ ...call, body: call.other });
    expect([third.status, await codeOf(third)]).toEqual([422, 'idempotency-mismatch']);
    expect(await actions()).toEqual(before);
    expect(await rows()).toHaveLength(1);
  });

  it(idempotency === 'required' ? 'needs a key' : 'needs no key', async () => {
    const call = await prepare(id);
    const answer = await server.secretCall(call.target, call.body);
    expect(answer.ok ? 'fine' : await codeOf(answer)).toBe(
      idempotency === 'required' ? 'idempotency-key-required' : 'fine',
    );
    expect(await rows()).toEqual([]);
  });
});

describe('an Idempotency-Key', () => {
  it('makes one of many calls at the same time; the others are told to come back, or the answer', async () => {
    const call = await prepare('replayDelivery');
    const answers = await Promise.all(Array.from({ length: 20 }, () => send(call)));
    const done = answers.filter(({ status }) => status === 200);
    expect(done.length).toBeGreaterThan(0);
    for (const answer of answers.filter(({ status }) => status !== 200)) {
      expect([answer.status, await codeOf(answer)]).toEqual([409, 'idempotency-in-flight']);
    }
    const bodies = await Promise.all(done.map((answer) => answer.text()));
    expect(new Set(bodies).size).toBe(1);
    expect((await actions()).filter((action) => action === 'delivery-replay')).toHaveLength(1);
  });

  it('counts for one key, method and path', async () => {
    const one = await prepare('confirmConversion');
    expect((await send(one)).status).toBe(200);
    const other = await send(await prepare('createWebhook'));
    expect(other.headers.get('idempotent-replayed')).toBeNull();
    const { secret } = await createKey(server.storage, {
      programId: 'demo',
      label: 'other',
      replace: false,
      kind: 'secret',
    });
    const byAnother = await server.secretCall(one.target, one.body, {
      authorization: `Bearer ${secret}`,
      'idempotency-key': KEY,
    });
    expect(byAnother.headers.get('idempotent-replayed')).toBeNull();
    expect(await rows()).toHaveLength(3);
  });

  it('is the same bare and as a string of structured fields', async () => {
    const call = await prepare('confirmConversion');
    await send(call);
    expect((await send(call, `"${KEY}"`)).headers.get('idempotent-replayed')).toBe('true');
  });

  it.each(['', 'é', 'x'.repeat(256), '"', 'a b'])(
    'is refused where it is none (%#)',
    async (key) => {
      const response = await send(await prepare('confirmConversion'), key);
      expect([response.status, await codeOf(response)]).toEqual([400, 'invalid-request']);
    },
  );

  it('is free again after an answer that refuses', async () => {
    const call = await prepare('confirmConversion');
    const invalid = { ...call, body: { externalId: 'order-1' } };
    expect((await send(invalid)).status).toBe(400);
    const unknown = { ...call, target: `/v1/leads/led_${'0'.repeat(25)}/stages` };
    expect((await send({ ...unknown, body: (await prepare('changeStage')).body })).status).toBe(
      404,
    );
    expect((await send(call)).status).toBe(200);
    expect(await rows()).toHaveLength(1);
  });

  it('is free again, and nothing done, where the process was lost before the commit', async () => {
    const call = await prepare('createWebhook');
    const lost: Storage = {
      ...server.storage,
      write: (unit) =>
        server.storage.write(async (transaction) => {
          await unit(transaction);
          throw new StorageUnavailableError('lost');
        }),
    };
    const loser = createReferralServer({ storage: lost, url: 'https://refer.example' });
    const headers = { authorization: `Bearer ${server.secretKey}`, 'idempotency-key': KEY };
    const request = new Request(`https://refer.example${call.target}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(call.body),
    });
    expect((await loser.fetch(request)).status).toBe(503);
    const answer = await send(call);
    expect(answer.status).toBe(201);
    expect(answer.headers.get('idempotent-replayed')).toBeNull();
  });

  it('leaves neither key, body nor secret in the database', async () => {
    const evidence = { email: 'milo@example.org', customerId: 'customer-9' };
    const call = await prepare('confirmConversion');
    await send({ ...call, body: { ...call.body, evidence } });
    const { secret } = (await (await send(await prepare('createWebhook'))).json()) as {
      secret: string;
    };
    const kept = JSON.stringify(await rows());
    expect(JSON.parse(kept)).toHaveLength(2);
    expect(secret).toMatch(/^whsec_/);
    for (const word of [KEY, 'milo', 'customer-9', 'order-1', 'whsec', 'hooks', server.secretKey]) {
      expect(kept).not.toContain(word);
    }
  });

  it('is kept for a day, and then forgotten', async () => {
    const call = await prepare('replayDelivery');
    await send(call);
    ahead = DAY - 1000;
    await server.work();
    expect((await send(call)).headers.get('idempotent-replayed')).toBe('true');
    ahead = 2 * DAY;
    await server.work();
    expect(await rows()).toEqual([]);
    expect((await send(call)).headers.get('idempotent-replayed')).toBeNull();
  });
});
