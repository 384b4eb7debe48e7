import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { iso, readFunnel } from '../testing/calls.js';
import { createTestServer, leadRequest } from '../testing/test-server.js';

let server: Awaited<ReturnType<typeof createTestServer>>;
beforeEach(async () => {
  server = await createTestServer();
});
afterEach(() => server.close());

/** The file cannot grow past so many pages, as on a disk that is full. */
const limitPages = (pages: number) =>
  server.storage.write((queries) =>
    sql`pragma max_page_count = ${sql.raw(String(pages))}`.execute(queries),
  );

describe('a server whose disk is full', () => {
  it('says when to come back, still reads, and needs nobody to recover', async () => {
    const { code } = await server.enrol('ada@example.com');
    await limitPages(1);
    const leads = Array.from({ length: 40 }, () =>
      leadRequest({ answers: { interest: 'office', more: 'x'.repeat(4000) }, evidence: { code } }),
    );
    const send = (lead: object) => server.post('/v1/leads?program=demo', lead);
    const answers = await Promise.all(leads.map(send));
    const refused = answers.filter(({ status }) => status === 503);
    expect(refused.length).toBeGreaterThan(0);
    for (const answer of refused) {
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(await answer.json()).toMatchObject({ code: 'unavailable' });
    }
    expect((await server.request('/v1/programs/demo')).status).toBe(200);
    const stored = (await readFunnel(server)).counts.leads;
    expect(stored).toBe(answers.filter(({ status }) => status === 200).length);

    await limitPages(1_000_000);
    for (const answer of await Promise.all(leads.map(send))) expect(answer.status).toBe(200);
    expect((await readFunnel(server)).counts.leads).toBe(leads.length);
  });

  it('is ready again once there is room, its conversions whole', async () => {
    await limitPages(1);
    const confirm = (number: number) =>
      server.secretCall('/v1/conversions', {
        externalId: `order-${number}-${'x'.repeat(150)}`,
        occurredAt: iso(),
        evidence: { email: `buyer-${number}-${'y'.repeat(40)}@example.com` },
      });
    const numbers = Array.from({ length: 150 }, (_, number) => number);
    const statuses = new Set((await Promise.all(numbers.map(confirm))).map(({ status }) => status));
    expect(statuses.has(503)).toBe(true);
    await limitPages(1_000_000);
    expect((await server.request('/v1/ready')).status).toBe(200);
    for (const answer of await Promise.all(numbers.map(confirm))) expect(answer.status).toBe(200);
    expect((await readFunnel(server)).counts.conversions).toBe(numbers.length);
  });
});
