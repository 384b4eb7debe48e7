import { describe, expect, it, vi } from 'vitest';
import { createReferralClient } from './create-referral-client.js';
import { createMemoryStorage } from './memory-storage.js';
import type { ReferralClientOptions } from './referral-client.js';
import { createTestClock, createTestPage, createTestServer } from './testing/world.js';

const BOTH = { attribution: true, measurement: true };

function openPage(options: Partial<ReferralClientOptions> = {}, server = createTestServer()) {
  const { clock } = createTestClock();
  const storage = options.storage ?? createMemoryStorage();
  const world = createTestPage('https://shop.example/?ref=ADA');
  const client = createReferralClient({
    program: 'acme',
    transport: server.transport,
    storage,
    page: world.page,
    clock,
    ...options,
  });
  return { client, storage, world, server };
}

describe('consent.withdraw()', () => {
  it('ends a basis that the host asserted', async () => {
    const { client } = openPage({ consent: 'granted', basis: 'contract' });
    await client.load();
    expect(client.consent.get().purposes.attribution).toBe('granted');
    await client.consent.withdraw();
    expect(client.consent.get().purposes).toEqual({
      attribution: 'denied',
      measurement: 'denied',
      forwarding: 'denied',
    });
  });

  it('leaves nothing in storage, nor in the evidence', async () => {
    const { client, storage } = openPage();
    await client.load();
    await client.consent.set(BOTH, 'banner');
    expect(await storage.readTouch()).toMatchObject({ code: 'ADA' });
    expect(await storage.readVisitor()).toBeDefined();
    await client.consent.withdraw();
    expect(await storage.readTouch()).toBeUndefined();
    expect(await storage.readVisitor()).toBeUndefined();
    expect(await storage.countEvents()).toBe(0);
    expect(client.evidence()).toEqual({});
  });

  it('tells the server once, by the visitor’s id', async () => {
    const { client, storage, server } = openPage();
    await client.load();
    await client.consent.set(BOTH, 'banner');
    const visitor = await storage.readVisitor();
    await client.consent.withdraw();
    await client.consent.withdraw();
    const withdrawals = server.bodiesOf('consents').filter(({ type }) => type === 'withdrawal');
    expect(withdrawals).toHaveLength(1);
    expect(withdrawals[0]).toMatchObject({ subject: visitor });
  });
});

describe('consent.set()', () => {
  it('records a grant once, however often the host repeats it', async () => {
    const { client, server } = openPage();
    await client.load();
    await client.consent.set(BOTH);
    await client.consent.set(BOTH);
    expect(server.bodiesOf('consents')).toHaveLength(1);
  });

  it('records what a host says on every page when it is new', async () => {
    const server = createTestServer();
    const storage = createMemoryStorage();
    for (const choice of [BOTH, BOTH, { attribution: false, measurement: false }]) {
      const { client } = openPage({ storage }, server);
      await client.load();
      await client.consent.set(choice);
    }
    const records = server.bodiesOf('consents');
    expect(records.map(({ type }) => type)).toEqual(['grant', 'withdrawal']);
    expect(records[1]?.subject).toBe(records[0]?.subject);
    expect(await storage.readTouch()).toBeUndefined();
    expect(await storage.readVisitor()).toBeUndefined();
  });

  it('holds a choice for this page where the device remembers nothing', async () => {
    const { page } = createTestPage('https://shop.example/?ref=ADA');
    const { client } = openPage({ page: { ...page, writeConsent: () => undefined } });
    await client.consent.set(BOTH, 'banner');
    await client.load();
    expect(client.consent.get()).toMatchObject({
      source: 'banner',
      purposes: { attribution: 'granted' },
    });
  });

  it('follows what another tab has chosen', async () => {
    let change: () => void = () => undefined;
    const { page } = createTestPage('https://shop.example/?ref=ADA');
    const { client, storage } = openPage({
      page: {
        ...page,
        onConsentChange: (listener) => {
          change = listener;
          return () => undefined;
        },
      },
    });
    await client.load();
    await client.consent.set(BOTH, 'banner');
    expect(await storage.readTouch()).toMatchObject({ code: 'ADA' });
    const denied = { attribution: 'denied', measurement: 'denied', forwarding: 'denied' } as const;
    const stored = page.readConsent();
    page.writeConsent(stored && { ...stored, purposes: denied, changedAt: stored.changedAt + 1 });
    change();
    await vi.waitFor(async () => expect(await storage.readTouch()).toBeUndefined());
    expect(client.get()).not.toHaveProperty('touch');
    expect(client.evidence()).toEqual({});
  });

  it('counts a refusal without a subject', async () => {
    const { client, server } = openPage();
    await client.load();
    await client.consent.set({ attribution: false, measurement: false }, 'banner');
    expect(server.bodiesOf('consents')).toHaveLength(1);
    expect(server.bodiesOf('consents')[0]).toMatchObject({ type: 'refusal' });
    expect(server.bodiesOf('consents')[0]).not.toHaveProperty('subject');
  });

  it('stores nothing by a host’s grant where a reward must be asked for', async () => {
    const { client, storage } = openPage({ consent: 'requested-reward' });
    await client.load();
    await client.consent.set(BOTH);
    expect(await storage.readTouch()).toBeUndefined();
    expect(await storage.readVisitor()).toBeUndefined();
    await client.claim('ADA');
    expect(await storage.readTouch()).toMatchObject({ code: 'ADA' });
    expect(await storage.readVisitor()).toBeUndefined();
  });

  it('finds what was claimed again on a later page', async () => {
    const server = createTestServer();
    const storage = createMemoryStorage();
    const { page } = createTestPage('https://shop.example/');
    const first = openPage({ consent: 'requested-reward', storage, page }, server).client;
    await first.load();
    await first.claim('ADA');
    const later = openPage({ consent: 'requested-reward', storage, page }, server).client;
    await later.load();
    expect(later.evidence()).toMatchObject({ code: 'ADA' });
    expect(later.get().referrer).toMatchObject({ displayName: 'Ada' });
    expect(await storage.readVisitor()).toBeUndefined();
  });

  it('counts a reload as no visit, also where no touch may be kept', async () => {
    const server = createTestServer();
    const storage = createMemoryStorage();
    for (const isReload of [false, true]) {
      const { page } = createTestPage('https://shop.example/?ref=ADA');
      const { client } = openPage({ storage, page: { ...page, isReload: () => isReload } }, server);
      await client.load();
      await client.consent.set({ measurement: true });
      await client.flush();
      client.dispose();
    }
    expect(server.events()).toHaveLength(1);
  });

  it('keeps and counts no touch of a code that the server does not know', async () => {
    const server = createTestServer(({ path }) =>
      path.startsWith('/v1/codes/')
        ? { status: 200, body: { valid: false, reason: 'unknown' } }
        : undefined,
    );
    const { client, storage } = openPage({}, server);
    await client.load();
    await client.consent.set(BOTH, 'banner');
    await client.flush();
    expect(await storage.readTouch()).toBeUndefined();
    expect(server.events()).toEqual([]);
  });
});

describe('share()', () => {
  it('discloses the reward where the program has no words of its own', async () => {
    const { client, world } = openPage();
    await client.load();
    await client.enrol({ email: 'b@example.com' });
    await client.share('whatsapp');
    expect(decodeURIComponent(world.opened[0] ?? '')).toContain('reward');
  });
});

describe('a network that comes back', () => {
  it('does not shorten the wait that the server asked for', async () => {
    let tries = 0;
    const server = createTestServer(({ path }) => {
      if (!path.startsWith('/v1/events')) return undefined;
      tries += 1;
      return { status: 429, retryAfter: '60', body: undefined };
    });
    let comeBack: (change: 'online') => void = () => undefined;
    const { page } = createTestPage('https://shop.example/?ref=ADA');
    const onLifecycle = vi.fn((listener: typeof comeBack) => {
      comeBack = listener;
      return () => undefined;
    });
    const { client } = openPage({ page: { ...page, onLifecycle } }, server);
    await client.load();
    await client.consent.set(BOTH);
    await client.flush().catch(() => undefined);
    const before = tries;
    comeBack('online');
    await vi.waitFor(() => expect(client.get().queue.pending).toBe(1));
    expect(before).toBeGreaterThan(0);
    expect(tries).toBe(before);
  });
});
