import type { Conversion, HandoffRedeemed, HandoffResponse, Lead } from '@goodword/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { VISITOR, confirm, iso, sendEvents, visit } from '../../testing/calls.js';
import { createTestServer, leadRequest, type TestServer } from '../../testing/test-server.js';

const HOUR = 3_600_000;

let now: number;
let server: Awaited<ReturnType<typeof createTestServer>>;
beforeEach(async () => {
  now = Date.now();
  server = await createTestServer({ clock: () => now });
});
afterEach(() => server.close());

const handOff = (evidence: object) =>
  server.read<HandoffResponse>(server.post('/v1/handoffs?program=demo', { evidence }));
const redeem = (token: string, redeemerId = 'redeemer-one-0001', one: TestServer = server) =>
  one.post('/v1/handoffs/redeem?program=demo', { token, redeemerId });
const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code;

describe('POST /v1/handoffs', () => {
  it('gives a token for an hour, and answers whoever redeems it the same again', async () => {
    const { code } = await server.enrol('ada@example.com');
    const touchedAt = iso(-5000);
    const lead = leadRequest();
    const { token, expiresAt } = await handOff({ code, touchedAt, leadId: lead.id });
    expect(token).toMatch(/^gw_ho_[0-9A-Z]{32}$/);
    expect(Date.parse(expiresAt) - now).toBe(HOUR);
    const first = await server.read<HandoffRedeemed>(redeem(token));
    expect(first).toEqual({ evidence: { code, touchedAt, leadId: lead.id } });
    now += HOUR + 1;
    expect(await server.read(redeem(token))).toEqual(first);
  });

  it('tells nobody why a token does not count', async () => {
    const used = await handOff({});
    const old = await handOff({});
    await server.read(redeem(used.token));
    now += HOUR;
    const answers = await Promise.all(
      [
        redeem(used.token, 'redeemer-two-0002'),
        redeem(old.token),
        redeem(`gw_ho_${'0'.repeat(32)}`),
      ].map(async (response) => (await response).text()),
    );
    expect(new Set(answers).size).toBe(1);
    expect(JSON.parse(answers[0] ?? '')).toMatchObject({ code: 'handoff-invalid', status: 410 });
  });

  it('lets one of many redeemers at once have it', async () => {
    const { code } = await server.enrol('ada@example.com');
    const { token } = await handOff({ code });
    const servers: TestServer[] = [server, await server.another()];
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, number) =>
        redeem(token, `redeemer-number-${number}`, servers[number % 2]),
      ),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('is bound to its program, and no GET uses it up', async () => {
    const { token } = await handOff({});
    const elsewhere = await server.post('/v1/handoffs/redeem?program=other', {
      token,
      redeemerId: 'redeemer-one-0001',
    });
    expect(elsewhere.status).toBe(404);
    const got = await server.request(`/v1/handoffs/redeem?program=demo&token=${token}`);
    expect(got.status).toBe(405);
    expect((await redeem(token)).status).toBe(200);
  });

  it('keeps ids and times, and neither the token nor who somebody is', async () => {
    const { code } = await server.enrol('ada@example.com');
    const { token } = await handOff({
      code,
      visitor: VISITOR,
      email: 'milo@example.org',
      customerId: 'customer-9',
      handoff: `gw_ho_${'0'.repeat(32)}`,
    });
    await server.post('/v1/leads?program=demo', leadRequest({ evidence: { handoff: token } }));
    for (const table of ['handoffs', 'leads', 'peopleForms'] as const) {
      const rows = await server.storage.reader.selectFrom(table).selectAll().execute();
      expect(JSON.stringify(rows)).not.toContain(token);
      if (table !== 'handoffs') continue;
      expect(JSON.stringify(rows)).not.toMatch(/milo|customer-9/);
    }
  });

  it('forgets a token once it is over', async () => {
    await handOff({});
    now += 2 * HOUR;
    const { token } = await handOff({});
    const rows = await server.storage.reader.selectFrom('handoffs').selectAll().execute();
    expect(rows).toHaveLength(1);
    expect((await redeem(token)).status).toBe(200);
  });
});

describe('evidence.handoff', () => {
  it('credits a conversion that uses it up, and stays the same when it is repeated', async () => {
    const { code } = await server.enrol('ada@example.com');
    const { token } = await handOff({ code, touchedAt: iso(-60_000) });
    const body = { occurredAt: iso(), evidence: { handoff: token, customerId: 'customer-9' } };
    const first = await server.read<Conversion>(confirm(server, body));
    expect(first.attribution).toMatchObject({
      outcome: 'credited',
      winner: { source: 'handoff', strength: 'proven', code },
    });
    expect(await server.read(confirm(server, body))).toEqual(first);
    expect(await codeOf(await redeem(token))).toBe('handoff-invalid');
  });

  it('credits no second order, and says why', async () => {
    const { code } = await server.enrol('ada@example.com');
    const { token } = await handOff({ code, touchedAt: iso(-60_000) });
    await server.read(confirm(server, { evidence: { handoff: token } }));
    const second = await server.read<Conversion>(
      confirm(server, { externalId: 'order-2', evidence: { handoff: token } }),
    );
    expect(second.rewards).toEqual([]);
    expect(second.attribution.reasons).toContainEqual(
      expect.objectContaining({ code: 'handoff-invalid' }),
    );
  });

  it('carries a visitor’s visits and a lead to the conversion', async () => {
    const { code } = await server.enrol('ada@example.com');
    await sendEvents(server, [visit(code, { occurredAt: iso(-5000) })]);
    const lead = leadRequest();
    await server.post('/v1/leads?program=demo', lead);
    const { token } = await handOff({ visitor: VISITOR, leadId: lead.id });
    now += 1000;
    const conversion = await server.read<Conversion>(
      confirm(server, { occurredAt: iso(1000), evidence: { handoff: token } }),
    );
    expect(conversion.attribution.winner).toMatchObject({ source: 'visit', code });
    const rows = await server.storage.reader.selectFrom('conversions').select('leadId').execute();
    expect(rows).toEqual([{ leadId: lead.id }]);
  });

  it('points a lead to its advocate once, and a lead without a good one is received all the same', async () => {
    const { code } = await server.enrol('ada@example.com');
    const { token } = await handOff({ code, touchedAt: iso(-1000) });
    const first = leadRequest({ evidence: { handoff: token } });
    const second = leadRequest({
      contact: { email: 'mia@example.org' },
      evidence: { handoff: token },
    });
    for (const lead of [first, first, second]) {
      expect((await server.post('/v1/leads?program=demo', lead)).status).toBe(200);
    }
    const outcomeOf = async ({ id }: { id: string }) =>
      (await server.read<Lead>(server.secretCall(`/v1/leads/${id}`))).attribution;
    expect(await outcomeOf(first)).toMatchObject({
      outcome: 'review',
      winner: { source: 'handoff', strength: 'asserted' },
    });
    expect(await outcomeOf(second)).toMatchObject({ outcome: 'uncredited' });
  });
});
