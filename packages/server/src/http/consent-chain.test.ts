import type { ConsentHead, ConsentReceipt } from '@goodword/protocol';
import { consentHeadSchema, consentReceiptSchema } from '@goodword/protocol/schemas';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSealKeys, type SealKeys } from '../privacy/seal-keys.js';
import { verifyConsents } from '../privacy/verify-consents.js';
import type { Witness } from '../privacy/witness.js';
import { DAY } from '../rules/day.js';
import { consent } from '../testing/plant-person.js';
import { createTestServer } from '../testing/test-server.js';

const SECRET = 'a secret of thirty-two characters';

let server: Awaited<ReturnType<typeof createTestServer>>;
let sealKeys: SealKeys;
let ahead: number;
let heads: ConsentHead[];
let log: string[];
const witness: Witness = {
  heads: async () => heads,
  noteHead: async (head) => void (heads = [head]),
  erasures: async () => [],
  noteErasure: async () => undefined,
};
beforeEach(async () => {
  ahead = 0;
  heads = [];
  log = [];
  sealKeys = await createSealKeys([SECRET]);
  server = await createTestServer({
    sealKeys,
    witness,
    clock: () => Date.now() + ahead,
    log: ({ event }) => log.push(event),
  });
});
afterEach(() => server.close());

/** Records some consents and lets the sealer come. */
async function record(count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let number = 0; number < count; number += 1) {
    const request = consent();
    await server.read(server.post('/v1/consents?program=demo', request));
    ids.push(request.id);
  }
  await seal();
  return ids;
}

async function seal(): Promise<void> {
  ahead += 61_000;
  await server.work();
}

const readHead = () => server.read<ConsentHead>(server.request('/v1/consents/head?program=demo'));
const verify = (noted: readonly ConsentHead[] = []) =>
  verifyConsents(server.storage.reader, sealKeys, 'demo', noted);
const kinds = async (noted?: readonly ConsentHead[]) =>
  (await verify(noted)).faults.map(({ kind }) => kind);
/** As the database's owner does. */
const run = (command: ReturnType<typeof sql>) =>
  server.storage.write((queries) => command.execute(queries));

describe('the chain of consent records', () => {
  it('takes in what came, in order, and publishes where it stands', async () => {
    expect(await readHead()).toEqual({ program: 'demo', position: 0, hash: '' });
    await record(3);
    const first = await readHead();
    expect(consentHeadSchema.parse(first)).toMatchObject({ position: 3 });
    await record(2);
    expect(await readHead()).toMatchObject({ position: 5 });
    expect(await verify([first])).toMatchObject({ sealed: 5, waiting: 0, faults: [] });
    expect(heads).toEqual([await readHead()]);
  });

  it('is one chain however many processes seal', async () => {
    const others = [await server.another(), await server.another()];
    for (let count = 0; count < 5; count += 1) {
      await server.post('/v1/consents?program=demo', consent());
    }
    ahead += 61_000;
    await Promise.all([server, ...others].map((one) => one.work()));
    expect(await verify()).toMatchObject({ sealed: 5, waiting: 0, faults: [] });
  });

  it('is whole while records wait for the sealer', async () => {
    await record(1);
    await server.post('/v1/consents?program=demo', consent());
    expect(await verify()).toMatchObject({ sealed: 1, waiting: 1, faults: [] });
  });

  it.each(['body', 'type', 'received_at'])(
    'shows that a record’s %s was edited',
    async (column) => {
      const [, id] = await record(3);
      const value = column === 'body' ? sql`replace(body, 'banner', 'forged')` : sql`'1'`;
      await run(
        column === 'received_at'
          ? sql`update consents set received_at = received_at + 1 where id = ${id}`
          : sql`update consents set ${sql.ref(column)} = ${value} where id = ${id}`,
      );
      expect((await verify()).faults).toEqual([{ kind: 'edited', at: id }]);
    },
  );

  it('shows that a record was edited before it was sealed', async () => {
    await record(1);
    const request = consent();
    await server.post('/v1/consents?program=demo', request);
    await run(sql`update consents set type = 'withdrawal' where id = ${request.id}`);
    await seal();
    expect(log).toContain('consent-not-genuine');
    expect((await verify()).faults).toEqual([{ kind: 'inserted', at: request.id }]);
  });

  it('shows that a record was deleted, with its place in the chain or without', async () => {
    const [, id, other] = await record(4);
    await run(sql`delete from consents where id = ${id}`);
    expect((await verify()).faults).toEqual([{ kind: 'deleted', at: id }]);
    await run(sql`update consent_seals set purge_mac = hash where consent_id = ${id}`);
    expect(await kinds()).toEqual(['deleted']);
    await run(sql`delete from consents where id = ${other}`);
    await run(sql`delete from consent_seals where consent_id = ${other}`);
    expect(await kinds()).toEqual(['deleted', 'chain-broken']);
  });

  it('shows that a record was put in, with a place in the chain or without', async () => {
    const [id] = await record(2);
    await run(sql`insert into consents (program_id, id, type, body, received_at, mac)
      select program_id, 'cns_forged', type, body, received_at, mac from consents
      where id = ${id}`);
    expect((await verify()).faults).toEqual([{ kind: 'inserted', at: 'cns_forged' }]);
    await seal();
    expect(await verify()).toMatchObject({ sealed: 2 });
    await run(sql`insert into consent_seals
        (program_id, position, consent_id, mac, hash, sealed_at, purge_mac)
      select program_id, 3, 'cns_forged', mac, hash, sealed_at, null from consent_seals
      where position = 2`);
    expect(await kinds()).toEqual(['chain-broken', 'edited', 'chain-broken']);
  });

  it('shows that the tail was cut off', async () => {
    await record(2);
    const { rows } = await sql<{ position: number; hash: string; sealedAt: number; mac: string }>`
      select position, hash, sealed_at, mac from consent_heads`.execute(server.storage.reader);
    const ids = await record(2);
    const noted = await readHead();
    for (const id of ids) {
      await run(sql`delete from consents where id = ${id}`);
      await run(sql`delete from consent_seals where consent_id = ${id}`);
    }
    expect(await kinds()).toEqual(['cut-off']);
    // An owner who kept the head of then is found out by whoever noted the one of now.
    const [old] = rows;
    await run(sql`update consent_heads set position = ${old?.position}, hash = ${old?.hash},
      sealed_at = ${old?.sealedAt}, mac = ${old?.mac}`);
    expect(await kinds()).toEqual([]);
    expect(await kinds([noted])).toEqual(['cut-off']);
    log.length = 0;
    await record(3);
    expect(log).toContain('consent-chain-broken');
    expect((await verify()).sealed).toBe(2);
  });

  it('shows that the whole chain was made anew with another key', async () => {
    await record(2);
    const noted = await readHead();
    const other = await createSealKeys(['another secret of thirty-two char']);
    expect(await verifyConsents(server.storage.reader, other, 'demo')).not.toMatchObject({
      faults: [],
    });
    expect(await kinds([{ ...noted, hash: noted.hash.replace(/.$/, 'x') }])).toEqual([
      'not-this-chain',
    ]);
  });

  it('goes on with a new key, and still knows what the old one sealed', async () => {
    await record(2);
    sealKeys = await createSealKeys(['a newer secret, of thirty-two char', SECRET]);
    const after = await server.another({ sealKeys });
    await after.post('/v1/consents?program=demo', consent());
    ahead += 61_000;
    await after.work();
    expect(await verify()).toMatchObject({ sealed: 3, faults: [] });
  });

  it('loses a record to retention, says so, and is whole', async () => {
    await record(2);
    ahead += 1826 * DAY;
    await server.work();
    expect(await verify()).toMatchObject({ sealed: 2, purged: 2, faults: [] });
    const rows = await server.storage.reader.selectFrom('consents').select('id').execute();
    expect(rows).toEqual([]);
  });
});

describe('GET /v1/consents/{id}/receipt', () => {
  it('has the elements of the record, and its seal once there is one', async () => {
    const request = consent({ locale: 'de' });
    await server.post('/v1/consents?program=demo', request);
    const read = () =>
      server.read<ConsentReceipt>(server.secretCall(`/v1/consents/${request.id}/receipt`));
    const receipt = await read();
    expect(consentReceiptSchema.parse(receipt)).toEqual(receipt);
    expect(receipt).toMatchObject({
      recordId: request.id,
      subject: request.subject,
      notice: { version: '1', language: 'de' },
      controller: { name: 'Demo', url: 'https://shop.example' },
      state: 'given',
      durationDays: 180,
    });
    expect(receipt.purposes.map(({ purpose, state }) => [purpose, state])).toEqual([
      ['attribution', 'granted'],
      ['measurement', 'granted'],
      ['forwarding', 'denied'],
    ]);
    expect(receipt.seal).toBeUndefined();
    await seal();
    expect((await read()).seal).toMatchObject({ position: 1, hash: (await readHead()).hash });
    ahead += 180 * DAY;
    expect((await read()).state).toBe('expired');
  });

  it('is for the host alone', async () => {
    const [id] = await record(1);
    expect((await server.request(`/v1/consents/${id}/receipt`)).status).toBe(401);
    expect((await server.secretCall('/v1/consents/cns_none/receipt')).status).toBe(404);
  });
});

describe('a server without a key', () => {
  it('records consent and leaves it unsealed', async () => {
    const plain = await createTestServer();
    try {
      await plain.read(plain.post('/v1/consents?program=demo', consent()));
      await plain.work();
      const report = await verifyConsents(plain.storage.reader, sealKeys, 'demo');
      expect(report).toMatchObject({ sealed: 0, unproven: 1, faults: [] });
    } finally {
      await plain.close();
    }
  });
});
