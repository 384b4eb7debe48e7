import { describe, expect, it } from 'vitest';
import { composeClient } from './client.js';
import { createReferralClient } from './create-referral-client.js';
import { createKeeper } from './keeper.js';
import { createMemoryStorage } from './memory-storage.js';
import { createTestClock, createTestPage, createTestServer, NOW } from './testing/world.js';

const BOTH = { attribution: true, measurement: true };

/** A client whose keeper cannot be loaded while the network is down. */
function setUp() {
  const network = { isDown: true };
  const server = createTestServer();
  const storage = createMemoryStorage();
  const client = composeClient(
    {
      program: 'acme',
      transport: server.transport,
      storage,
      page: createTestPage('https://shop.example/').page,
      landing: { code: 'ADA', touchedAt: NOW },
      clock: createTestClock().clock,
    },
    {
      actions: () => Promise.reject(new Error('offline')),
      forwarder: () => Promise.reject(new Error('offline')),
      keeper: async () => {
        if (network.isDown) throw new Error('offline');
        return createKeeper;
      },
    },
  );
  return { client, network, server, storage };
}

describe('a keeper that cannot be loaded', () => {
  it('is told to who chose, and what waits in memory is kept and sent at the next flush', async () => {
    const { client, network, server, storage } = setUp();
    await client.load();
    await expect(client.consent.set(BOTH, 'banner')).rejects.toMatchObject({
      code: 'network',
      retriable: true,
    });
    await client.track({ type: 'view', element: 'goodword-refer' });
    expect(client.get().touch).toMatchObject({ code: 'ADA' });
    await expect(client.flush()).rejects.toMatchObject({ retriable: true });

    network.isDown = false;
    await client.flush();
    expect(server.events().map(({ type }) => type)).toEqual(
      expect.arrayContaining(['visit', 'view']),
    );
    expect(await storage.readTouch()).toMatchObject({ code: 'ADA' });
    expect(server.bodiesOf('consents')).toMatchObject([{ type: 'grant' }]);
  });

  it('keeps nobody from withdrawing, and nothing is stored or sent afterwards', async () => {
    const { client, network, server, storage } = setUp();
    await client.load();
    await client.consent.set(BOTH, 'banner').catch(() => undefined);
    await client.track({ type: 'view', element: 'goodword-refer' });
    network.isDown = false;
    await client.consent.withdraw();
    await client.flush();
    expect(await storage.readTouch()).toBeUndefined();
    expect(await storage.countEvents()).toBe(0);
    expect(server.events()).toEqual([]);
    expect(server.bodiesOf('consents').map(({ type }) => type)).toEqual(['grant', 'withdrawal']);
  });
});

describe('a landing that was read by its shape alone', () => {
  it('is no touch where its check character is wrong, and what was kept before stays', async () => {
    const storage = createMemoryStorage();
    const earlier = { code: 'ADA', touchedAt: NOW - 1_000 };
    await storage.writeTouch(earlier, NOW + 1_000_000);
    const client = createReferralClient({
      program: 'acme',
      transport: createTestServer().transport,
      storage,
      landing: { code: '7K3MQ9TZ4H8', touchedAt: NOW },
      clock: createTestClock().clock,
    });
    await client.consent.set(BOTH);
    expect(client.get().touch).toEqual(earlier);
    expect(await storage.readTouch()).toEqual(earlier);
  });
});
