import { createId } from '@goodword/core/rules';
import type { Conversion, Erasure, Lead } from '@goodword/protocol';
import { erasureSchema, personExportSchema } from '@goodword/protocol/schemas';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runErasures } from '../jobs/erase.js';
import { createSealKeys } from '../privacy/seal-keys.js';
import type { NotedErasure, Witness } from '../privacy/witness.js';
import { confirm, readFunnel, sendEvents, visit } from '../testing/calls.js';
import { findInFiles } from '../testing/database-bytes.js';
import { PLANTED, plantedTerms, plantPerson, readExport } from '../testing/plant-person.js';
import { createTestServer, leadRequest } from '../testing/test-server.js';

let server: Awaited<ReturnType<typeof createTestServer>>;
let ahead: number;
let log: string[];
let noted: NotedErasure[];
beforeEach(async () => {
  ahead = 0;
  log = [];
  noted = [];
  const witness: Witness = {
    heads: async () => [],
    noteHead: async () => undefined,
    erasures: async () => noted,
    noteErasure: async (erasure) => void noted.push(erasure),
  };
  server = await createTestServer({
    clock: () => Date.now() + ahead,
    log: (entry) => log.push(JSON.stringify(entry)),
    sealKeys: await createSealKeys(['a secret of thirty-two characters']),
    witness,
  });
});
afterEach(() => server.close());

const erase = (query: object) => server.read<Erasure>(server.secretCall('/v1/people/erase', query));
const readErasure = ({ id }: Erasure) =>
  server.read<Erasure>(server.secretCall(`/v1/people/erasures/${id}`));
/** Does what is due, clicks in memory included. */
async function work() {
  ahead += 6000;
  await server.work();
}
const totals = async () => {
  const { sums } = await server.read<{ sums: object }>(server.secretCall('/v1/ledger'));
  return { ...(await readFunnel(server)), generatedAt: '', sums };
};

describe('GET /v1/people/export', () => {
  it('holds all that was planted, in the form of its schema', async () => {
    const { code, leadId, session } = await plantPerson(server);
    const answer = await readExport(server, { email: PLANTED.email.toUpperCase() });
    expect(personExportSchema.parse(answer)).toEqual(answer);
    const text = JSON.stringify(answer);
    for (const term of plantedTerms(code)) expect(text).toContain(term);
    expect(answer.leads.map(({ id }) => id)).toEqual([leadId]);
    expect(answer.events.map(({ visitor }) => visitor)).toEqual([PLANTED.visitor, undefined]);
    expect(answer.conversions).toHaveLength(1);
    expect(answer.rewards.map(({ side }) => side).sort()).toEqual(['advocate', 'friend']);
    expect(answer.ledger).toHaveLength(4);
    expect(answer.consents).toHaveLength(1);
    expect(answer.sessions).toHaveLength(1);
    expect(text).not.toContain(session);
  });

  it('tells nothing of the friends that came by the person’s link', async () => {
    await plantPerson(server);
    const text = JSON.stringify(await readExport(server, { email: PLANTED.email }));
    expect(text).not.toContain('ben@example.com');
    expect(text).not.toContain('visitor-of-ben');
  });

  it('finds a person by every name there is for them', async () => {
    const { leadId } = await plantPerson(server);
    const whole = await readExport(server, { email: PLANTED.email });
    const names = [
      PLANTED.customerId,
      leadId,
      whole.people[0]?.id ?? '',
      whole.advocates[0]?.id ?? '',
    ];
    for (const id of names) {
      expect((await readExport(server, { id })).people).toEqual(whole.people);
      const byGet = await server.read<typeof whole>(
        server.secretCall(`/v1/people/export?id=${encodeURIComponent(id)}`),
      );
      expect(byGet.people).toEqual(whole.people);
    }
  });

  it('records who asked, and takes no question without a name', async () => {
    await plantPerson(server);
    const { people } = await readExport(server, { email: PLANTED.email });
    const rows = await server.storage.reader.selectFrom('audit').select('action').execute();
    expect(rows).toEqual([{ action: `person-export ${people[0]?.id}` }]);
    expect((await server.secretCall('/v1/people/export')).status).toBe(400);
    const inUrl = await server.secretCall(`/v1/people/export?email=${PLANTED.email}`);
    expect(await inUrl.json()).toMatchObject({
      status: 400,
      detail: expect.stringContaining('by POST'),
    });
    expect((await server.secretCall('/v1/people/erase', {})).status).toBe(400);
    expect((await server.request('/v1/people/export?id=x')).status).toBe(401);
  });
});

describe('POST /v1/people/erase', () => {
  it('leaves nothing in the files and the log, and every total as it was', async () => {
    const { code, friendsLeadId } = await plantPerson(server);
    const terms = plantedTerms(code);
    // Clicks are written each second.
    await expect
      .poll(async () => (await readFunnel(server)).counts.clicks, { timeout: 10_000 })
      .toBe(1);
    const before = await totals();
    const planted = new Set(
      (await findInFiles(server.database, server.storage, terms)).map(({ term }) => term),
    );
    expect([...planted].sort()).toEqual([...new Set(terms)].sort());

    const queued = await erase({ email: PLANTED.email });
    expect(erasureSchema.parse(queued)).toMatchObject({ status: 'queued' });
    await work();
    const done = await readErasure(queued);
    expect(done).toMatchObject({ status: 'done', completedAt: expect.any(String) });
    expect(await findInFiles(server.database, server.storage, terms)).toEqual([]);
    for (const term of terms) expect(log.join('\n')).not.toContain(term);
    expect(await totals()).toEqual(before);

    // What others sent stays, without the person in it.
    const lead = await server.read<Lead>(server.secretCall(`/v1/leads/${friendsLeadId}`));
    expect(lead.contact.email).toBe('ben@example.com');
    expect(lead.stages.at(-1)?.note).toMatch(/^Was sent by erased, code erased-\w+\.$/);
  });

  it('keeps consent, ledger and audit, by ids alone', async () => {
    await plantPerson(server);
    const { people, rewards } = await readExport(server, { email: PLANTED.email });
    await erase({ email: PLANTED.email });
    await work();
    const left = await readExport(server, { id: people[0]?.id ?? '' });
    expect(left.people).toEqual([]);
    expect(left.rewards.map(({ id }) => id)).toEqual(rewards.map(({ id }) => id));
    expect(left.leads[0]).not.toHaveProperty('form');
    const consents = await server.storage.reader.selectFrom('consents').select('id').execute();
    expect(consents).toHaveLength(1);
    const audit = await server.storage.reader.selectFrom('audit').select('action').execute();
    expect(audit.some(({ action }) => action.startsWith('person-erase ers_'))).toBe(true);
  });

  it('tells those who asked to hear of it, and notes it outside the database', async () => {
    await plantPerson(server);
    const { id, people } = await erase({ email: PLANTED.email });
    await work();
    expect(noted).toEqual([expect.objectContaining({ id, people, programId: 'demo' })]);
    // The address, as it was known and as it was typed, and the customer’s number.
    expect(noted[0]?.hashes).toHaveLength(2);
    expect(JSON.stringify(noted)).not.toContain('planted-mail');
  });

  it('is one erasure however often it is asked for, and one of nobody is done as well', async () => {
    await plantPerson(server);
    const [first, second] = await Promise.all([
      erase({ email: PLANTED.email }),
      erase({ email: PLANTED.email }),
    ]);
    expect(second.id).toBe(first.id);
    const nobody = await erase({ email: 'nobody@example.com' });
    await work();
    expect(await readErasure(nobody)).toMatchObject({ status: 'done', people: [] });
    expect((await server.secretCall('/v1/people/erasures/ers_none')).status).toBe(404);
  });

  it('ends the session and the link, and takes no order by the old code', async () => {
    const { code, session } = await plantPerson(server);
    await erase({ email: PLANTED.email });
    await work();
    const me = await server.post('/v1/advocates/me?program=demo', { session });
    expect(me.status).toBe(401);
    expect((await server.request(`/r/${code}`)).status).toBe(404);
    const { results } = await sendEvents(server, [visit(code)]);
    expect(results[0]).toMatchObject({ status: 'rejected', code: 'not-found' });
    const order = await server.read<Conversion>(
      confirm(server, { externalId: 'late', evidence: { code } }),
    );
    expect(order.attribution.outcome).toBe('uncredited');
  });

  it('ends the one-time links that were sent, and sends no mail that waited', async () => {
    await plantPerson(server);
    await server.post('/v1/logins?program=demo', { email: PLANTED.email });
    const held = await readExport(server, { email: PLANTED.email });
    expect(held.mails).toEqual([expect.objectContaining({ template: 'login' })]);
    await erase({ email: PLANTED.email });
    await work();
    const { reader } = server.storage;
    expect(await reader.selectFrom('mails').select('id').execute()).toEqual([]);
    expect(await reader.selectFrom('logins').select('digest').execute()).toEqual([]);
    const left = await readExport(server, { id: held.people[0]?.id ?? '' });
    expect(left).toMatchObject({ mails: [], logins: [] });
  });

  it('does not bring an erased lead back when its form is sent again', async () => {
    const lead = leadRequest({ contact: { email: PLANTED.email, name: PLANTED.name } });
    await server.post('/v1/leads?program=demo', lead);
    await erase({ email: PLANTED.email });
    await work();
    expect((await server.post('/v1/leads?program=demo', lead)).status).toBe(200);
    expect(await findInFiles(server.database, server.storage, [PLANTED.email])).toEqual([]);
    expect((await readFunnel(server)).counts.leads).toBe(1);
  });

  it('goes on where a process that died has left off', async () => {
    const { code } = await plantPerson(server);
    const queued = await erase({ email: PLANTED.email });
    const { storage } = server;
    const dying = Object.assign(Object.create(storage) as typeof storage, {
      settle: () => Promise.reject(new Error('killed')),
    });
    const sealKeys = undefined;
    const tools = { now: Date.now, random: randomBytes, sealKeys, witness: undefined };
    await expect(runErasures({ ...tools, storage: dying })).rejects.toThrow('killed');
    expect(await readErasure(queued)).toMatchObject({ status: 'running' });
    await work();
    expect(await readErasure(queued)).toMatchObject({ status: 'done' });
    expect(await findInFiles(server.database, server.storage, plantedTerms(code))).toEqual([]);
  });

  it('erases many at once, others writing in between', async () => {
    const emails = Array.from({ length: 12 }, (_, number) => `crowd-${number}@planted.example`);
    await Promise.all(emails.map((email) => server.enrol(email)));
    for (const email of emails) await erase({ email });
    const writing = Array.from({ length: 20 }, () =>
      server.post(
        '/v1/leads?program=demo',
        leadRequest({ id: createId('lead', { now: Date.now() }) }),
      ),
    );
    const [, ...answers] = await Promise.all([work(), ...writing]);
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    const left = await findInFiles(server.database, server.storage, ['@planted.example']);
    expect(left).toEqual([]);
  });
});

const randomBytes = (size: number) => crypto.getRandomValues(new Uint8Array(size));
