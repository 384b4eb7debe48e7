import { createId } from '@goodword/core/rules';
import type {
  CodeResponse,
  Conversion,
  EnrolResponse,
  EventBatchResponse,
  FunnelReport,
  Lead,
  LedgerResponse,
  MeResponse,
  Reward,
} from '@goodword/protocol';
import {
  conversionSchema,
  enrolResponseSchema,
  eventBatchResponseSchema,
  funnelReportSchema,
  leadSchema,
  ledgerResponseSchema,
  listSchema,
  meResponseSchema,
  programSchema,
  rewardSchema,
  storageInventorySchema,
} from '@goodword/protocol/schemas';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SHOP, createTestServer, leadRequest, type TestServer } from './testing/test-server.js';

let server: TestServer;
beforeEach(async () => {
  server = await createTestServer();
});
afterEach(() => server.close());

const iso = (offset = 0) => new Date(Date.now() + offset).toISOString();
const visitor = 'visitor-0123456789abcdef';

function visit(code: string, change: object = {}) {
  const id = createId('event', { now: Date.now() });
  return { id, type: 'visit', occurredAt: iso(), code, via: 'email', visitor, ...change };
}
const sendEvents = (events: unknown[], sentAt = iso()) =>
  server.read<EventBatchResponse>(server.post('/v1/events?program=demo', { sentAt, events }));
const confirm = (change: object = {}) =>
  server.secretCall('/v1/conversions', {
    externalId: 'order-1',
    value: { amount: 4900, currency: 'EUR' },
    occurredAt: iso(),
    ...change,
  });
const funnel = () => server.read<FunnelReport>(server.secretCall('/v1/reports/funnel'));

describe('the loop', () => {
  it('runs from an advocate to a report, every answer as the protocol says', async () => {
    const token = await server.token({ email: 'ada@example.com', name: 'Ada Byron' });
    const ada = await server.read<EnrolResponse>(
      server.post('/v1/advocates?program=demo', { identity: { token } }),
    );
    expect(enrolResponseSchema.parse(ada)).toMatchObject({ displayName: 'Ada' });

    const share = { ...visit(ada.code), type: 'share', channel: 'email' };
    const landed = visit(ada.code, { occurredAt: iso(-1000) });
    const sent = await sendEvents([share, landed]);
    expect(eventBatchResponseSchema.parse(sent).results.map(({ status }) => status)).toEqual([
      'stored',
      'stored',
    ]);

    const request = leadRequest({ evidence: { code: ada.code, touchedAt: iso(-1000) } });
    expect(await server.read(server.post('/v1/leads?program=demo', request))).toEqual({
      id: request.id,
      status: 'received',
    });
    const lead = leadSchema.parse(await server.read(server.secretCall(`/v1/leads/${request.id}`)));
    expect(lead).toMatchObject({
      stage: 'new',
      qualification: { outcome: 'qualified', score: 20 },
      attribution: { outcome: 'review' },
    });

    const stage = { id: createId('stageChange', { now: Date.now() }), stage: 'won' };
    await server.read(
      server.secretCall(`/v1/leads/${request.id}/stages`, { ...stage, occurredAt: iso() }),
    );
    const found = listSchema(conversionSchema).parse(
      await server.read(server.secretCall(`/v1/conversions?externalId=lead:${request.id}`)),
    );
    const [conversion] = found.items;
    expect(conversion?.attribution).toMatchObject({ outcome: 'credited' });
    expect(conversion?.rewards.map(({ side, amount }) => [side, amount])).toEqual([
      ['advocate', 1000],
      ['friend', 1000],
    ]);

    const rewards = listSchema(rewardSchema).parse(
      await server.read(server.secretCall('/v1/rewards')),
    );
    for (const { id } of rewards.items) {
      await server.read(server.secretCall(`/v1/rewards/${id}/approve`, {}));
      const issued = await server.read<Reward>(server.secretCall(`/v1/rewards/${id}/issue`, {}));
      expect(issued.state).toBe('issued');
    }
    const ledger = ledgerResponseSchema.parse(await server.read(server.secretCall('/v1/ledger')));
    expect(ledger.items).toHaveLength(12);
    expect(ledger.sums).toEqual({ EUR: 0 });

    const me = await server.read<MeResponse>(
      server.post('/v1/advocates/me?program=demo', { session: ada.session?.token }),
    );
    expect(meResponseSchema.parse(me)).toMatchObject({
      shares: { email: 1 },
      visits: 1,
      referrals: [{ id: request.id, status: 'won' }],
      rewards: [{ state: 'issued', amount: 1000 }],
    });
    expect(JSON.stringify(me)).not.toMatch(/ben|kim/i);

    const report = funnelReportSchema.parse(await funnel());
    expect(report.counts).toMatchObject({
      advocates: 1,
      shares: 1,
      visits: 1,
      leads: 1,
      qualifiedLeads: 1,
      wonLeads: 1,
      conversions: 1,
      creditedConversions: 1,
      rewards: 2,
    });
  });
});

describe('POST /v1/advocates', () => {
  it('answers the same link for the same address, and no session', async () => {
    const first = await server.enrol('Ada@Example.com');
    const second = await server.enrol('ada@example.com');
    expect(second).toEqual(first);
    expect(first).not.toHaveProperty('session');
  });

  it('does not tell the name that it knows', async () => {
    const token = await server.token({ email: 'ada@example.com', name: 'Ada' });
    await server.post('/v1/advocates?program=demo', { identity: { token } });
    expect(await server.enrol('ada@example.com')).not.toHaveProperty('displayName');
  });

  it.each([
    ['another audience', { aud: 'other' }, {}],
    ['an end in the past', { exp: Math.floor(Date.now() / 1000) - 3600 }, {}],
    ['more than an hour to go', { exp: Math.floor(Date.now() / 1000) + 7200 }, {}],
    ['no end', { exp: undefined }, {}],
    ['no subject', { sub: undefined }, {}],
    ['an unknown kid', {}, { kid: 'key_unknown' }],
    ['no kid', {}, { kid: undefined }],
  ])('refuses a token with %s', async (_name, claims, header) => {
    const token = await server.token(claims, header);
    const response = await server.post('/v1/advocates?program=demo', { identity: { token } });
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ code: 'identity-invalid' });
  });

  it('refuses a token that names no algorithm', async () => {
    const [, payload = ''] = (await server.token()).split('.');
    const header = btoa(JSON.stringify({ alg: 'none', kid: server.identity.id }));
    const token = `${header.replaceAll('=', '')}.${payload}.`;
    const response = await server.post('/v1/advocates?program=demo', { identity: { token } });
    expect(response.status).toBe(401);
  });

  it('refuses a session that it did not give', async () => {
    const response = await server.post('/v1/advocates/me?program=demo', { session: 'gw_at_x' });
    expect(await response.json()).toMatchObject({ code: 'session-expired' });
  });
});

describe('POST /v1/events', () => {
  it('calls a repeated event a duplicate, and another one of its id a conflict', async () => {
    const { code } = await server.enrol('ada@example.com');
    const event = visit(code);
    await sendEvents([event]);
    const again = await sendEvents([event, { ...event, sku: 'tea' }, event], iso(5000));
    expect(again.results.map(({ status, code }) => code ?? status)).toEqual([
      'duplicate',
      'conflict',
      'duplicate',
    ]);
    expect((await funnel()).counts.visits).toBe(1);
  });

  it('stores the good events of a batch with bad ones', async () => {
    const { code } = await server.enrol('ada@example.com');
    const old = createId('event', { now: Date.now() - 31 * 86_400_000 });
    const ahead = createId('event', { now: Date.now() + 2 * 86_400_000 });
    const { results } = await sendEvents([
      null,
      { id: 'evt_x' },
      visit('ZZZZZZZZZZ5'),
      visit('NOBODY'),
      visit(code, { id: old }),
      visit(code, { id: ahead }),
      visit(code),
    ]);
    expect(results.map(({ status, code }) => code ?? status)).toEqual([
      'invalid-request',
      'invalid-request',
      'invalid-request',
      'not-found',
      'invalid-request',
      'invalid-request',
      'stored',
    ]);
  });

  it('forgets a visitor who withdraws, and keeps the count', async () => {
    const { code } = await server.enrol('ada@example.com');
    await sendEvents([visit(code)]);
    const record = {
      schemaVersion: 1,
      id: createId('consent', { now: Date.now() }),
      type: 'withdrawal',
      subject: visitor,
      purposes: { attribution: 'denied', measurement: 'denied', forwarding: 'denied' },
      source: 'banner',
      policyVersion: '1',
      locale: 'en',
      occurredAt: iso(),
      durationDays: 180,
    };
    const answer = server.post('/v1/consents?program=demo', record);
    expect(await server.read(answer)).toEqual({ id: record.id, status: 'stored' });
    const again = server.post('/v1/consents?program=demo', record);
    expect(await server.read(again)).toMatchObject({ status: 'duplicate' });
    const rows = await server.storage.reader.selectFrom('events').select('visitor').execute();
    expect(rows).toEqual([{ visitor: null }]);
    expect((await funnel()).counts.visits).toBe(1);
  });
});

describe('POST /v1/leads', () => {
  it('takes a retry for the same lead, and other content for a conflict', async () => {
    const request = leadRequest();
    const send = (body: unknown) => server.post('/v1/leads?program=demo', body);
    expect((await send(request)).status).toBe(200);
    expect((await send(request)).status).toBe(200);
    expect((await send({ ...request, answers: {} })).status).toBe(409);
    expect((await funnel()).counts.leads).toBe(1);
  });

  it('sends a plain form back to the page that it came from', async () => {
    const form = new URLSearchParams({ email: 'ben@example.org', contactConsent: 'true' });
    form.append('interest', 'home');
    const response = await server.request('/v1/leads?program=demo', {
      method: 'POST',
      headers: {
        origin: SHOP,
        referer: `${SHOP}/office`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: form.toString(),
    });
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe(`${SHOP}/office`);
    const { items } = await server.read<{ items: Lead[] }>(server.secretCall('/v1/leads'));
    expect(items).toMatchObject([{ answers: { interest: 'home' } }]);
  });

  it('keeps the latest stage, in whatever order the changes arrive', async () => {
    const request = leadRequest();
    await server.post('/v1/leads?program=demo', request);
    const change = (stage: string, occurredAt: string) => ({
      id: createId('stageChange', { now: Date.now() }),
      stage,
      occurredAt,
    });
    const late = change('opportunity', iso(60_000));
    const early = change('contacted', iso(30_000));
    const send = (body: object) =>
      server.read(server.secretCall(`/v1/leads/${request.id}/stages`, body));
    await send(late);
    expect(await send(early)).toMatchObject({ stage: 'opportunity', status: 'stored' });
    expect(await send(late)).toMatchObject({ stage: 'opportunity', status: 'duplicate' });
  });
});

describe('POST /v1/conversions', () => {
  it('makes one conversion and one reward a side of a thousand identical calls', async () => {
    const { code } = await server.enrol('ada@example.com');
    const body = { occurredAt: iso(), evidence: { code, customerId: 'customer-9' } };
    const answers = await Promise.all(
      Array.from({ length: 1000 }, () => server.read<Conversion>(confirm(body))),
    );
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    const report = await funnel();
    expect(report.counts).toMatchObject({ conversions: 1, rewards: 2 });
    const ledger = await server.read<LedgerResponse>(server.secretCall('/v1/ledger'));
    expect(ledger.items).toHaveLength(4);
    expect(ledger.sums).toEqual({ EUR: 0 });
  });

  it('credits what the page knew once the host confirms its order', async () => {
    const { code } = await server.enrol('ada@example.com');
    const order = { externalId: 'order-1', evidence: { code, touchedAt: iso(-1000) } };
    const report = () => server.read(server.post('/v1/orders?program=demo', order));
    expect(await report()).toEqual({ externalId: 'order-1', status: 'received' });
    await report();
    expect((await funnel()).counts).toMatchObject({ unconfirmedOrders: 1, rewards: 0 });
    const conversion = await server.read<Conversion>(confirm());
    expect(conversion.attribution).toMatchObject({
      outcome: 'credited',
      winner: { source: 'order', strength: 'proven' },
    });
    expect((await funnel()).counts).toMatchObject({ unconfirmedOrders: 0, rewards: 2 });
  });

  it('credits the visit of a visitor', async () => {
    const { code } = await server.enrol('ada@example.com');
    await sendEvents([visit(code, { occurredAt: iso(-5000) })]);
    const conversion = await server.read<Conversion>(confirm({ evidence: { visitor } }));
    expect(conversion.attribution.winner).toMatchObject({ source: 'visit', code });
  });

  it('sends a lead that only an address points to, to review, and pays nothing', async () => {
    const { code } = await server.enrol('ada@example.com');
    const lead = leadRequest({ evidence: { code, touchedAt: iso(-1000) } });
    await server.post('/v1/leads?program=demo', lead);
    const evidence = { email: 'Ben@example.org' };
    const conversion = await server.read<Conversion>(confirm({ evidence }));
    expect(conversion.attribution.outcome).toBe('review');
    expect(conversion.rewards).toEqual([]);
  });

  it.each(['ada.byron@gmail.com', 'adabyron+tea@googlemail.com'])(
    'pays nobody for their own order by %s, and says why',
    async (email) => {
      const { code } = await server.enrol('adabyron@gmail.com');
      const conversion = await server.read<Conversion>(confirm({ evidence: { code, email } }));
      expect(conversion.rewards).toEqual([]);
      const explanation = await server.read<Conversion['attribution']>(
        server.secretCall(`/v1/conversions/${conversion.id}/explanation`),
      );
      expect(explanation.reasons).toMatchObject([{ code: 'self-referral' }]);
    },
  );

  it('pays nothing for somebody who was a customer already', async () => {
    const { code } = await server.enrol('ada@example.com');
    const evidence = { code, customerId: 'customer-9' };
    await server.read(confirm({ evidence: { customerId: 'customer-9' } }));
    const second = await server.read<Conversion>(confirm({ externalId: 'order-2', evidence }));
    expect(second.attribution.reasons).toMatchObject([{ code: 'existing-customer' }]);
  });

  it('refuses the same number with another value', async () => {
    await server.read(confirm());
    expect((await confirm({ value: { amount: 1, currency: 'EUR' } })).status).toBe(409);
  });

  it('does not count an order again when its lead is won', async () => {
    const { code } = await server.enrol('ada@example.com');
    const lead = leadRequest({ evidence: { code, touchedAt: iso(-1000) } });
    await server.post('/v1/leads?program=demo', lead);
    await server.read(confirm({ evidence: { leadId: lead.id } }));
    const stage = { id: createId('stageChange', { now: Date.now() }), stage: 'won' };
    await server.secretCall(`/v1/leads/${lead.id}/stages`, { ...stage, occurredAt: iso() });
    expect((await funnel()).counts).toMatchObject({ conversions: 1, rewards: 2, wonLeads: 1 });
  });
});

describe('GET /r/{code}', () => {
  const open = (target: string, headers: Record<string, string> = {}, method = 'GET') =>
    server.request(target, {
      method,
      headers: { 'user-agent': 'Mozilla/5.0 Firefox', ...headers },
    });

  it('leads to the destination, the query kept, the code added', async () => {
    const { code } = await server.enrol('ada@example.com');
    const response = await open(`/r/${code}?to=/tea%23x&via=email&sku=t1&size=2`);
    expect(response.status).toBe(302);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const location = new URL(response.headers.get('location') ?? '');
    expect(location.origin + location.pathname + location.hash).toBe(`${SHOP}/tea#x`);
    expect(Object.fromEntries(location.searchParams)).toEqual({
      size: '2',
      via: 'email',
      sku: 't1',
      ref: code,
    });
  });

  it('counts people alone', async () => {
    const { code } = await server.enrol('ada@example.com');
    await open(`/r/${code}`);
    await open(`/r/${code}`, {}, 'HEAD');
    await open(`/r/${code}`, { 'sec-purpose': 'prefetch;prerender' });
    await open(`/r/${code}`, { purpose: 'prefetch' });
    await open(`/r/${code}`, { 'user-agent': 'Googlebot/2.1' });
    await open(`/r/${code}`, { 'user-agent': 'WhatsApp/2.23' });
    expect((await funnel()).counts.clicks).toBe(1);
  });

  it('shows a preview crawler an escaped page', async () => {
    const name = '"><script>alert(1)</script>';
    const token = await server.token({ name });
    const { code } = await server.read<EnrolResponse>(
      server.post('/v1/advocates?program=demo', { identity: { token } }),
    );
    const response = await open(`/r/${code}`, { 'user-agent': 'facebookexternalhit/1.1' });
    const page = await response.text();
    expect(response.status).toBe(200);
    expect(page).toContain('og:title');
    expect(page).not.toContain('<script>');
  });

  it('knows no code that nobody has', async () => {
    expect((await open('/r/NOBODY')).status).toBe(404);
  });
});

describe('the edges', () => {
  it('opens every answer to a registered origin, errors included', async () => {
    for (const response of [
      await server.post('/v1/leads?program=demo', 'not json'),
      await server.post('/v1/leads?program=demo', leadRequest()),
      await server.post('/v1/events?program=demo', 'x'.repeat(300_000)),
    ]) {
      expect(response.headers.get('access-control-allow-origin')).toBe(SHOP);
      expect(response.headers.get('vary')).toContain('Origin');
      expect(response.headers.get('access-control-expose-headers')).toContain('Retry-After');
      expect(response.headers.get('ratelimit')).toMatch(/;r=\d+;t=\d+$/);
    }
  });

  it('refuses a write from an unregistered origin and opens nothing to it', async () => {
    const response = await server.post('/v1/leads?program=demo', leadRequest(), {
      origin: 'https://evil.example',
    });
    expect(response.status).toBe(403);
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
    expect(response.headers.get('content-type')).toBe('application/problem+json');
  });

  it('answers a preflight', async () => {
    const preflight = (origin: string) =>
      server.request('/v1/leads?program=demo', { method: 'OPTIONS', headers: { origin } });
    const good = await preflight(SHOP);
    expect(good.status).toBe(204);
    expect(good.headers.get('access-control-allow-headers')).toBe('Content-Type');
    const bad = await preflight('https://evil.example');
    expect(bad.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('refuses a secret key that a browser sent, and records it', async () => {
    const response = await server.request('/v1/leads', {
      headers: { authorization: `Bearer ${server.secretKey}`, origin: SHOP },
    });
    expect(await response.json()).toMatchObject({ code: 'secret-key-in-browser' });
    const rows = await server.storage.reader.selectFrom('audit').select('action').execute();
    expect(rows).toEqual([{ action: 'secret-key-in-browser' }]);
  });

  it.each([
    ['', 400],
    ['{', 400],
    ['null', 400],
    ['[]', 400],
    ['{"__proto__":{"id":1}}', 400],
    ['x'.repeat(256 * 1024 + 1), 413],
  ])('refuses the body %j', async (body, status) => {
    for (const path of ['advocates', 'events', 'leads', 'orders', 'claims', 'consents']) {
      const response = await server.post(`/v1/${path}?program=demo`, body);
      expect(response.status).toBe(status);
    }
  });

  it('answers each fault with a problem of its own', async () => {
    const statusOf = async (target: string, init?: RequestInit) => {
      const response = await server.request(target, init);
      const { code } = (await response.json()) as { code: string };
      return code;
    };
    expect(await statusOf('/nowhere')).toBe('not-found');
    expect(await statusOf('/v1/programs/other')).toBe('program-not-found');
    expect(await statusOf('/v1/codes/ADA')).toBe('invalid-request');
    expect(await statusOf('/v1/leads')).toBe('unauthorized');
    expect(await statusOf('/v1/programs/demo', { method: 'DELETE' })).toBe('method-not-allowed');
    expect(
      await statusOf('/v1/leads?program=demo', {
        method: 'POST',
        headers: { 'content-type': 'image/png' },
        body: 'x',
      }),
    ).toBe('unsupported-media-type');
  });

  it('slows down who guesses codes', async () => {
    const guess = () => server.request('/v1/codes/NOBODY?program=demo');
    for (let count = 0; count < 30; count += 1) expect((await guess()).status).toBe(200);
    const response = await guess();
    expect(response.status).toBe(429);
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('revalidates a program by its tag', async () => {
    const first = await server.request('/v1/programs/demo');
    expect(programSchema.safeParse(await first.json()).success).toBe(true);
    const etag = first.headers.get('etag') ?? '';
    const second = await server.request('/v1/programs/demo', {
      headers: { 'if-none-match': etag },
    });
    expect(second.status).toBe(304);
  });

  it('tells a code from a mistyped and an unknown one', async () => {
    const { code } = await server.enrol('ada@example.com');
    const ask = (text: string) =>
      server.read<CodeResponse>(server.post('/v1/claims?program=demo', { code: text }));
    expect(await ask(code.toLowerCase())).toEqual({ valid: true, code });
    expect(await ask('ZZZZZZZZZZ5')).toEqual({ valid: false, reason: 'malformed' });
    expect(await ask('NOBODY')).toEqual({ valid: false, reason: 'unknown' });
  });

  it('tells how durable it is to a key alone', async () => {
    const health = await server.read(server.secretCall('/v1/health'));
    expect(health).toMatchObject({ storage: { journalMode: 'wal', synchronous: 'full' } });
    expect(await server.read(server.request('/v1/health'))).toEqual({ status: 'ok' });
  });

  it('publishes what a page may keep, and its page', async () => {
    const inventory = await server.read(server.request('/v1/storage.json'));
    expect(storageInventorySchema.safeParse(inventory).success).toBe(true);
    const home = await server.request('/');
    expect(home.headers.get('content-security-policy')).not.toContain('unsafe');
    expect(await home.text()).toContain('data-program=&quot;demo&quot;');
  });

  it('pages through a list, every record once', async () => {
    for (let count = 0; count < 5; count += 1) {
      await server.post('/v1/leads?program=demo', leadRequest());
    }
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const path: string = `/v1/leads?limit=2${cursor && `&cursor=${cursor}`}`;
      const page: { items: Lead[]; nextCursor: string | null } = await server.read(
        server.secretCall(path),
      );
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(new Set(seen).size).toBe(5);
    expect(seen).toHaveLength(5);
  });
});
