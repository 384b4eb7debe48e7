import { createId } from '@goodword/core/rules';
import * as schemas from '@goodword/protocol/schemas';
import { describe, expect, it } from 'vitest';
import { createHandlers } from './create-handlers.js';
import { CALLS } from './calls.js';
import { tokenFor, useMock } from './testing/call-mock.js';

const now = () => Date.now();
const time = () => new Date().toISOString();

const share = (id = createId('event', { now: now() }), code = 'ADA') => ({
  id,
  type: 'share',
  channel: 'email',
  code,
  occurredAt: time(),
});

const lead = (changes: Record<string, unknown> = {}) => ({
  id: createId('lead', { now: now() }),
  contact: { email: 'friend@example.org' },
  answers: {},
  evidence: { code: 'ADA' },
  consent: { contact: true, policyVersion: '1' },
  ...changes,
});

describe('createHandlers()', () => {
  const { mock, get, post } = useMock();

  it('has one handler for each public call', () => {
    expect(createHandlers()).toHaveLength(CALLS.length);
  });

  it('answers with the program', async () => {
    const { body } = await get('/v1/programs/demo');
    expect(schemas.programSchema.parse(body)).toEqual(mock.program);
  });

  it('knows no other program', async () => {
    const answers = [
      await get('/v1/programs/other'),
      await get('/v1/codes/ADA?program=other'),
      await get('/v1/codes/ADA'),
    ];
    for (const { status, headers, body } of answers) {
      expect(status).toBe(404);
      expect(headers.get('content-type')).toBe('application/problem+json');
      expect(schemas.problemSchema.parse(body).code).toBe('program-not-found');
    }
  });

  it('gives an identity a session, a link, and the same code each time', async () => {
    const identity = { token: tokenFor({ sub: '7', name: 'Ada Lindgren' }) };
    const first = schemas.enrolResponseSchema.parse(
      (await post('/v1/advocates', { identity })).body,
    );
    const again = schemas.enrolResponseSchema.parse(
      (await post('/v1/advocates', { identity })).body,
    );
    expect(first).toMatchObject({ displayName: 'Ada', session: { token: /^gw_at_/ } });
    expect(first.url).toBe(`https://refer.example.com/r/${first.code}`);
    expect(again.code).toBe(first.code);
    expect(mock.received.enrolments).toHaveLength(2);
  });

  it('gives an e-mail address a link and no session', async () => {
    const { body } = await post('/v1/advocates', { identity: { email: 'ada@example.org' } });
    expect(schemas.enrolResponseSchema.parse(body).session).toBeUndefined();
  });

  it('refuses an enrolment without an identity', async () => {
    const { status, body } = await post('/v1/advocates', { identity: { email: 'nobody' } });
    expect(status).toBe(400);
    expect(schemas.problemSchema.parse(body).errors?.[0]?.path).toBe('identity');
  });

  it('counts an advocate’s own view from what it received', async () => {
    const identity = { token: tokenFor({ sub: '7' }) };
    const enrolled = await post('/v1/advocates', { identity });
    const { code, session } = schemas.enrolResponseSchema.parse(enrolled.body);
    await post('/v1/events', { sentAt: time(), events: [share(undefined, code.toLowerCase())] });
    await post('/v1/leads', lead({ evidence: { code } }));
    const { body } = await post('/v1/advocates/me', { session: session?.token });
    const view = schemas.meResponseSchema.parse(body);
    expect(view).toMatchObject({ code, shares: { email: 1 }, visits: 0 });
    expect(view.referrals).toHaveLength(1);
    expect(JSON.stringify(view)).not.toContain('friend@example.org');
  });

  it('knows no session that it did not open', async () => {
    const { status, body } = await post('/v1/advocates/me', { session: 'gw_at_other' });
    expect(status).toBe(401);
    expect(schemas.problemSchema.parse(body).code).toBe('session-expired');
  });

  it('judges codes as people type them', async () => {
    const judge = async (text: string) =>
      schemas.codeResponseSchema.parse((await get(`/v1/codes/${text}?program=demo`)).body);
    expect(await judge('a-d-a')).toEqual({
      valid: true,
      code: 'ADA',
      advocate: { displayName: 'Ada' },
    });
    expect(await judge('NOBODY')).toEqual({ valid: false, reason: 'unknown' });
    expect(await judge('!!!!')).toEqual({ valid: false, reason: 'malformed' });
  });

  it('answers a claim as it answers a code, and records it', async () => {
    const { body } = await post('/v1/claims', { code: 'ada' });
    expect(schemas.codeResponseSchema.parse(body)).toMatchObject({ valid: true, code: 'ADA' });
    expect(mock.received.claims).toEqual([{ code: 'ada' }]);
    expect((await post('/v1/claims', {})).status).toBe(400);
  });

  it('judges each event alone', async () => {
    const first = share();
    const events = [first, first, { ...first, channel: 'sms' }, { id: 'evt_1' }, null];
    const { body } = await post('/v1/events', { sentAt: time(), events });
    const { results } = schemas.eventBatchResponseSchema.parse(body);
    expect(results.map(({ status, code }) => code ?? status)).toEqual([
      'stored',
      'duplicate',
      'conflict',
      'invalid-request',
      'invalid-request',
    ]);
    expect(mock.received.events).toEqual([first]);
  });

  it('takes the same event for a duplicate whatever the order of its keys', async () => {
    const event = share();
    const turned = Object.fromEntries(Object.entries(event).reverse());
    await post('/v1/events', { sentAt: time(), events: [event] });
    const { body } = await post('/v1/events', { sentAt: time(), events: [turned] });
    expect(schemas.eventBatchResponseSchema.parse(body).results[0]?.status).toBe('duplicate');
  });

  it('refuses a batch that is empty or too long', async () => {
    const many = Array.from({ length: 51 }, () => share());
    for (const events of [[], many]) {
      expect((await post('/v1/events', { sentAt: time(), events })).status).toBe(400);
    }
  });

  it('takes a repeated lead once and refuses another one by its id', async () => {
    const sent = lead();
    const { body } = await post('/v1/leads', sent);
    expect(schemas.leadResponseSchema.parse(body)).toEqual({ id: sent.id, status: 'received' });
    expect((await post('/v1/leads', sent)).status).toBe(200);
    expect(schemas.leadRequestSchema.array().parse(mock.received.leads)).toHaveLength(1);
    expect((await post('/v1/leads', { ...sent, answers: { a: 'b' } })).status).toBe(409);
  });

  it('names what is missing in a lead', async () => {
    const { status, body } = await post('/v1/leads', { id: 'led_1', consent: { contact: false } });
    expect(status).toBe(400);
    expect(schemas.problemSchema.parse(body).errors?.map(({ path }) => path)).toEqual([
      'id',
      'contact.email',
      'consent.contact',
    ]);
  });

  it('takes a repeated order once', async () => {
    const order = { externalId: '1001', value: { amount: 4900, currency: 'EUR' }, evidence: {} };
    await post('/v1/orders', order);
    const { body } = await post('/v1/orders', order);
    expect(schemas.orderResponseSchema.parse(body).externalId).toBe('1001');
    expect(mock.received.orders).toEqual([order]);
    expect((await post('/v1/orders', {})).status).toBe(400);
  });

  it('stores a grant, knows it again, and only counts a refusal', async () => {
    const send = async (type: string, id: string) => {
      const { body } = await post('/v1/consents', { id, type });
      return schemas.consentResponseSchema.parse(body).status;
    };
    const [grant, refusal] = [now(), now()].map((at) => createId('consent', { now: at }));
    expect(await send('grant', grant!)).toBe('stored');
    expect(await send('grant', grant!)).toBe('duplicate');
    expect(await send('refusal', refusal!)).toBe('counted');
    expect((await post('/v1/consents', { id: grant, type: 'shrug' })).status).toBe(400);
  });

  it('sends an opened link to the destination with its code and context', async () => {
    const { status, headers } = await get('/r/ada?via=email&utm_source=x&to=/cups');
    expect(status).toBe(302);
    expect(headers.get('location')).toBe(
      'https://shop.example.com/?via=email&utm_source=x&ref=ADA',
    );
    expect(mock.received.clicks).toEqual([{ code: 'ADA', via: 'email' }]);
  });

  it('publishes what may be stored, and the support of GPC', async () => {
    const { body } = await get('/v1/storage.json');
    expect(schemas.storageInventorySchema.parse(body).disclosures.length).toBeGreaterThan(0);
    expect((await get('/.well-known/gpc.json')).body).toMatchObject({ gpc: true });
  });

  it('hands evidence over once, and again to the same redeemer', async () => {
    const evidence = { code: 'ADA', touchedAt: time() };
    const given = await post('/v1/handoffs', { evidence: { ...evidence, email: 'a@example.org' } });
    const { token } = schemas.handoffResponseSchema.parse(given.body);
    const redeem = (redeemerId: string) => post('/v1/handoffs/redeem', { token, redeemerId });
    for (const redeemerId of ['redeemer-one-0001', 'redeemer-one-0001']) {
      const { body } = await redeem(redeemerId);
      expect(schemas.handoffRedeemedSchema.parse(body)).toEqual({ evidence });
    }
    const { status, body } = await redeem('redeemer-two-0002');
    expect(status).toBe(410);
    expect(schemas.problemSchema.parse(body).code).toBe('handoff-invalid');
    expect(mock.received.handoffs).toHaveLength(1);
  });

  it.each(['', 'no JSON', '[]', 'null', '{"events":'])('refuses the body “%s”', async (text) => {
    for (const call of CALLS.filter((name) => name.startsWith('POST'))) {
      const { status, body } = await post(call.slice('POST '.length), text);
      expect(schemas.problemSchema.parse(body).code).toBe('invalid-request');
      expect(status).toBe(400);
    }
  });
});

describe('createMockState()', () => {
  let clock = Date.UTC(2026, 10, 25);
  const figures = { visits: 7, rewards: [] };
  const codes = { OLDONE: { state: 'expired' as const } };
  const { mock, get, post } = useMock({ figures, codes, now: () => clock });

  it('shows the figures that it was given', async () => {
    const enrolled = await post('/v1/advocates', { identity: { token: 'no web token' } });
    const { session } = schemas.enrolResponseSchema.parse(enrolled.body);
    const { body } = await post('/v1/advocates/me', { session: session?.token });
    expect(schemas.meResponseSchema.parse(body).visits).toBe(7);
  });

  it('ends a session after an hour', async () => {
    const enrolled = await post('/v1/advocates', { identity: { token: 'no web token' } });
    const { session } = schemas.enrolResponseSchema.parse(enrolled.body);
    clock += 60 * 60 * 1000;
    expect((await post('/v1/advocates/me', { session: session?.token })).status).toBe(401);
  });

  it('knows the codes that it was given', async () => {
    const { body } = await get('/v1/codes/OLDONE?program=demo');
    expect(body).toEqual({ valid: false, reason: 'expired' });
  });

  it('forgets everything on reset()', async () => {
    await post('/v1/orders', { externalId: '1' });
    mock.fail('POST /v1/orders');
    mock.reset();
    expect(Object.values(mock.received).flat()).toEqual([]);
    expect((await post('/v1/orders', { externalId: '1' })).status).toBe(200);
  });
});
