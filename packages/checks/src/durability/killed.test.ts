import type { Conversion, EnrolResponse, FunnelReport, Lead } from '@goodword/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSeededRandom } from '../delivery/testing/random.js';
import { DATABASES, type DatabaseUnderTest } from './testing/database.js';
import { createDurableServer, type DurableServer } from './testing/durable-server.js';
import { startLoad, type Sent } from './testing/load.js';

const SEEDS = [...Array(20).keys()].map((number) => number + 1);

/** How long the load lasts before the kill, in milliseconds. */
const SHORTEST = 60;
const LONGEST = 500;

const without = (all: Iterable<string>, some: ReadonlySet<string>) =>
  [...all].filter((one) => !some.has(one));

describe.each(Object.entries(DATABASES))('a server on %s that is killed under load', (_, open) => {
  let database: DatabaseUnderTest;
  let server: DurableServer;
  let code = '';
  const total = { sent: 0, answered: 0 };

  beforeAll(async () => {
    database = await open();
    server = createDurableServer(database);
    await server.start();
    const { body } = await server.post('/v1/advocates?program=demo', {
      identity: { email: 'ada@example.com' },
    });
    ({ code } = body as EnrolResponse);
  });
  afterAll(async () => {
    await server.kill();
    await database.close();
  });

  async function readLeads(): Promise<string[]> {
    const ids: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { body } = await server.call(`/v1/leads?limit=100${cursor && `&cursor=${cursor}`}`);
      const page = body as { items: Lead[]; nextCursor: string | null };
      ids.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    return ids;
  }

  /** Sends every event again. @returns those that were there already */
  async function findEvents(events: readonly string[]): Promise<Set<string>> {
    const known = new Set<string>();
    for (let index = 0; index < events.length; index += 50) {
      const sentAt = new Date().toISOString();
      const batch = events.slice(index, index + 50).map((id) => ({
        type: 'share',
        channel: 'x',
        id,
        occurredAt: sentAt,
      }));
      const { body } = await server.post('/v1/events?program=demo', { sentAt, events: batch });
      const { results } = body as { results: { id: string; status: string }[] };
      // An event that is there is known by its id, whatever else it says now.
      for (const { id, status } of results) if (status !== 'stored') known.add(id);
    }
    return known;
  }

  async function findConversions(sent: Sent['conversions']) {
    const counts = new Map<string, number>();
    for (const externalId of sent) {
      const { body } = await server.call(`/v1/conversions?externalId=${externalId}`);
      counts.set(externalId, (body as { items: Conversion[] }).items.length);
    }
    return counts;
  }

  it.each(SEEDS)('has all that it answered, and nothing twice (seed %i)', async (seed) => {
    const random = createSeededRandom(seed);
    const { sent, answered, stop } = startLoad(server, String(seed), code);
    await new Promise((resolve) => setTimeout(resolve, random.between(SHORTEST, LONGEST)));
    await server.kill();
    await stop();
    await server.start();

    const leads = await readLeads();
    expect(new Set(leads).size).toBe(leads.length);
    expect(without(answered.leads, new Set(leads))).toEqual([]);
    const events = await findEvents([...sent.events]);
    expect(without(answered.events, events)).toEqual([]);
    const conversions = await findConversions(sent.conversions);
    for (const externalId of answered.conversions) expect(conversions.get(externalId)).toBe(1);
    expect(Math.max(0, ...conversions.values())).toBeLessThanOrEqual(1);
    total.sent += sent.events.size;
    total.answered += answered.events.size + answered.leads.size + answered.conversions.size;

    // What was counted is what is there, and no money is lost or made.
    const { counts } = (await server.call('/v1/reports/funnel')).body as FunnelReport;
    expect(counts.shares).toBe(total.sent);
    expect(counts.leads).toBe(leads.length);
    expect(counts.rewards).toBe(2 * counts.conversions);
    const ledger = (await server.call('/v1/ledger?limit=1')).body as { sums: object };
    expect(ledger.sums).toEqual({ EUR: 0 });
  });

  it('was under load', () => {
    expect(total.answered).toBeGreaterThan(500);
  });
});
