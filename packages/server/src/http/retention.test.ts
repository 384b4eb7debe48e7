import { createId } from '@goodword/core/rules';
import type { Lead, Retention } from '@goodword/protocol';
import { retentionSchema } from '@goodword/protocol/schemas';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { saveProgram } from '../records/programs.js';
import { DAY } from '../rules/day.js';
import { starterProgram } from '../rules/starter-program.js';
import type { Database } from '../storage/database.js';
import { readFunnel, sendEvents, stageChange, visit, VISITOR } from '../testing/calls.js';
import { plantPerson } from '../testing/plant-person.js';
import { createTestServer, leadRequest, SHOP } from '../testing/test-server.js';

let server: Awaited<ReturnType<typeof createTestServer>>;
let ahead: number;
beforeEach(async () => {
  ahead = 0;
  server = await createTestServer({ clock: () => Date.now() + ahead });
});
afterEach(() => server.close());

async function count(...tables: (keyof Database)[]): Promise<number[]> {
  const counts: number[] = [];
  for (const table of tables) {
    const row = await server.storage.reader
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    counts.push(row.count);
  }
  return counts;
}

/** Lets days go by, and what is due be done. */
async function pass(days: number): Promise<void> {
  ahead += days * DAY;
  await server.work();
}

async function keep(retention: Partial<Retention>): Promise<void> {
  const config = starterProgram({ id: 'demo', name: 'Demo', destination: `${SHOP}/` });
  const program = { ...config.program, version: 2 };
  expect(retentionSchema.partial().parse(retention)).toEqual(retention);
  await server.storage.write((transaction) =>
    saveProgram(transaction, { ...config, program, retention }, 2),
  );
}

describe('retention', () => {
  it('removes each kind of record when its time is over, and not a day before', async () => {
    await plantPerson(server);
    await expect
      .poll(async () => (await readFunnel(server)).counts.clicks, { timeout: 10_000 })
      .toBe(1);
    // Of the days on which all of it came.
    const day = (time: number) => new Date(time).toISOString().slice(0, 10);
    const period = `from=${day(Date.now() - DAY)}&to=${day(Date.now() + DAY)}`;
    const readTotals = async () => {
      const report = await server.read<{ counts: object }>(
        server.secretCall(`/v1/reports/funnel?${period}`),
      );
      return report.counts;
    };
    const totals = await readTotals();

    await pass(2);
    expect(await count('sessions', 'handoffs', 'events', 'peopleForms')).toEqual([0, 0, 2, 2]);
    await pass(392);
    expect(await count('events')).toEqual([2]);
    await pass(2);
    expect(await count('events', 'peopleForms')).toEqual([0, 2]);
    const visitors = await server.storage.reader
      .selectFrom('leads')
      .select('id')
      .where('visitor', 'is not', null)
      .execute();
    expect(visitors).toEqual([]);
    await pass(333);
    expect(await count('peopleForms', 'peopleNotes')).toEqual([2, 2]);
    await pass(2);
    expect(await count('peopleForms', 'peopleNotes')).toEqual([0, 0]);
    const people = await count('people');
    await pass(366);
    // Those with a link of their own stay; the friend who only sent a form goes.
    expect(await count('people')).toEqual([(people[0] ?? 0) - 1]);
    expect(await readTotals()).toEqual(totals);
  });

  it('keeps a lead’s form while sales works on it', async () => {
    const lead = leadRequest();
    await server.post('/v1/leads?program=demo', lead);
    ahead = 700 * DAY;
    await server.read(
      server.secretCall(`/v1/leads/${lead.id}/stages`, stageChange('contacted', ahead)),
    );
    await pass(100);
    const read = await server.read<Lead>(server.secretCall(`/v1/leads/${lead.id}`));
    expect(read.contact.email).toBe(lead.contact.email);
    await pass(700);
    expect(await count('peopleForms', 'leads')).toEqual([0, 1]);
  });

  it('forgets an order that no host confirmed, and keeps one that was', async () => {
    const order = { externalId: 'never', evidence: { email: 'milo@example.org' } };
    await server.post('/v1/orders?program=demo', order);
    await server.post('/v1/orders?program=demo', { ...order, externalId: 'confirmed' });
    await server.secretCall('/v1/conversions', {
      externalId: 'confirmed',
      occurredAt: new Date().toISOString(),
    });
    await pass(91);
    expect(await count('conversions', 'conversionPeople')).toEqual([1, 1]);
  });

  it('follows the program where it says otherwise', async () => {
    const { code } = await server.enrol('ada@example.com');
    await sendEvents(server, [visit(code)]);
    await keep({ events: 7, forms: null });
    await server.post('/v1/leads?program=demo', leadRequest());
    await pass(9);
    expect(await count('events')).toEqual([0]);
    await pass(3000);
    expect(await count('peopleForms')).toEqual([1]);
  });

  it('removes more than one batch', async () => {
    const { code } = await server.enrol('ada@example.com');
    for (let round = 0; round < 15; round += 1) {
      const events = Array.from({ length: 50 }, () =>
        visit(code, { id: createId('event', { now: Date.now() }), visitor: VISITOR }),
      );
      await sendEvents(server, events);
    }
    expect(await count('events')).toEqual([750]);
    await pass(400);
    expect(await count('events')).toEqual([0]);
  });
});
