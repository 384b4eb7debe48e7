import { describe, expect, it } from 'vitest';
import { createReferralClient } from './create-referral-client.js';
import type { GoodwordError } from './error.js';
import type { ReferralClientOptions } from './referral-client.js';
import {
  createTestClock,
  createTestPage,
  createTestServer,
  createWatchedStorage,
  NOW,
} from './testing/world.js';

function setUp(
  address = 'https://shop.example/?ref=ADA&via=email',
  options: Partial<ReferralClientOptions> = {},
  server = createTestServer(),
) {
  const time = createTestClock();
  const device = createWatchedStorage();
  const world = createTestPage(address);
  const client = createReferralClient({
    program: 'acme',
    transport: server.transport,
    storage: device.storage,
    page: world.page,
    clock: time.clock,
    ...options,
  });
  return { client, time, device, world, server };
}

describe('createReferralClient()', () => {
  it('asks before consent for the program and the landing’s code alone, and stores nothing', async () => {
    const { client, device, server, world } = setUp();
    await client.load();
    await client.track({ type: 'view', element: 'goodword-refer' });
    expect(server.requests.map(({ method, path }) => `${method} ${path}`).sort()).toEqual([
      'GET /v1/codes/ADA?program=acme',
      'GET /v1/programs/acme',
    ]);
    expect(device.calls).toEqual([]);
    expect(world.stored()).toBeUndefined();
    expect(client.get()).toMatchObject({
      status: 'ready',
      referrer: { code: 'ADA', displayName: 'Ada' },
    });
  });

  it('commits the landing once after a late grant, with its original time', async () => {
    const { client, device, server, time } = setUp();
    await client.load();
    time.advance(60_000);
    await client.consent.set({ attribution: true, measurement: true }, 'banner');
    await client.consent.set({ attribution: true, measurement: true }, 'banner');
    await client.flush();
    expect(device.touches).toEqual([{ code: 'ADA', via: 'email', touchedAt: NOW }]);
    expect(server.events()).toMatchObject([
      { type: 'visit', code: 'ADA', occurredAt: new Date(NOW).toISOString() },
    ]);
  });

  it('names nobody when the person refuses', async () => {
    const { client, server } = setUp();
    await client.load();
    await client.consent.set({ attribution: false, measurement: false }, 'banner');
    const [record] = server.bodiesOf('consents');
    expect(record).toMatchObject({ type: 'refusal' });
    expect(record).not.toHaveProperty('subject');
  });

  it('gives the same state until something changed', async () => {
    const { client } = setUp();
    await client.load();
    const state = client.get();
    await client.load();
    expect(client.get()).toBe(state);
  });

  it.each([null, 'text', [], {}, { id: 'acme' }, { valid: true }])(
    'shows an error and throws nothing when every answer is %j',
    async (body) => {
      const server = createTestServer(() => ({ status: 200, body }));
      const { client } = setUp(undefined, {}, server);
      await client.load();
      expect(client.get()).toMatchObject({ status: 'error', error: { code: 'answer-invalid' } });
    },
  );

  it('loads again after a failure', async () => {
    let isDown = true;
    const server = createTestServer(() => (isDown ? { status: 503, body: undefined } : undefined));
    const { client } = setUp(undefined, {}, server);
    await client.load();
    isDown = false;
    await client.load();
    expect(client.get().status).toBe('ready');
    expect(client.get()).not.toHaveProperty('error');
  });

  it('sends a lead with its evidence, and the same record on a retry', async () => {
    let isDown = true;
    const server = createTestServer(({ path }) =>
      isDown && path.startsWith('/v1/leads') ? { status: 503, body: undefined } : undefined,
    );
    const { client, time } = setUp(undefined, {}, server);
    const values = { id: 'led_1', email: 'bo@example.com', contactConsent: true };
    await expect(client.sendLead(values)).rejects.toMatchObject({ retriable: true });
    isDown = false;
    time.advance(5_000);
    await client.sendLead(values);
    const [first, second] = server.bodiesOf('leads');
    expect(first).toMatchObject({ evidence: { code: 'ADA' }, contact: { email: values.email } });
    expect(second).toEqual(first);
  });

  it('catches a mistyped code without asking the server', async () => {
    const { client, server } = setUp();
    await expect(client.claim('AAAAAAAAAAB')).rejects.toMatchObject({ code: 'code-invalid' });
    expect(server.requests).toEqual([]);
  });

  it('opens the network at once and says so', async () => {
    const { client, world } = setUp();
    await client.enrol({ email: 'ben@example.com' });
    const sharing = client.share('email', { text: 'Tea', sku: 'T1' });
    expect(world.opened).toHaveLength(1);
    expect(await sharing).toBe('opened');
    expect(decodeURIComponent(world.opened[0]!)).toContain('/r/BEN?');
  });

  it.each<[string, unknown]>([
    ['program', { program: 'No Such' }],
    ['basis', { program: 'acme', consent: 'granted' }],
    ['endpoint', { program: 'acme', endpoint: 'ftp://refer.example.com' }],
  ])('tells a developer at once of a wrong %s', (_name, options) => {
    const make = () => createReferralClient(options as ReferralClientOptions);
    expect(make).toThrow(expect.objectContaining({ code: 'invalid-option' }) as GoodwordError);
  });
});
