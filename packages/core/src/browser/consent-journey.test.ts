import { expect, waitUntil } from '@open-wc/testing';
import type { createMemoryStorage } from '../memory-storage.js';
import type { Storage } from '../ports.js';
import type { ReferralClient } from '../referral-client.js';
import type * as World from '../testing/world.js';
import { openRealm, type Realm } from './consent-sources/testing/open-realm.js';
import type * as RealTcf from './consent-sources/testing/real-tcf.js';
import type * as Browser from './index.js';

const MINUTE = 60_000;

/** A page with a consent platform and a client, on a clock and a device of its own. */
async function openPage(realm: Realm) {
  await realm.addScript('@iabtechlabtcf/stub/lib/stub.js');
  const { CmpApi, encodeConsent } = await realm.importModule<typeof RealTcf>(
    '/packages/core/src/browser/consent-sources/testing/real-tcf.ts',
  );
  const platform = new CmpApi(7, 1, true);
  const world = await realm.importModule<typeof World>('/packages/core/src/testing/world.ts');
  const { createMemoryStorage: createStorage } = await realm.importModule<{
    createMemoryStorage: typeof createMemoryStorage;
  }>('/packages/core/src/memory-storage.ts');
  const { createReferralClient } = await realm.importModule<typeof Browser>(
    '/packages/core/src/browser/index.ts',
  );
  const device = world.createWatchedStorage(createStorage());
  const server = world.createTestServer();
  const time = world.createTestClock();
  const client = createReferralClient({
    program: 'acme',
    transport: server.transport,
    storage: device.storage,
    clock: time.clock,
    landing: { code: 'ADA', via: 'email', touchedAt: world.NOW },
  });
  return {
    client,
    device,
    server,
    time,
    landedAt: world.NOW,
    ask: () => platform.update('', true),
    choose: (purposes: number[]) => platform.update(encodeConsent({ purposes, vendors: [42] })),
  };
}

const isGranted = (client: ReferralClient) =>
  client.consent.get().purposes.attribution === 'granted';

const countKept = async (storage: Storage) =>
  [await storage.readTouch(), await storage.readVisitor()].filter(Boolean).length +
  (await storage.countEvents());

describe('a page with a consent platform', () => {
  let realm: Realm;
  let page: Awaited<ReturnType<typeof openPage>>;

  beforeEach(async () => {
    realm = await openRealm();
    page = await openPage(realm);
  });

  afterEach(() => {
    page.client.dispose();
    realm.close();
  });

  it('keeps and sends nothing while the banner waits, and commits the touch once, with its own time', async () => {
    const { client, device, server, time, landedAt } = page;
    page.ask();
    await client.load();
    for (let step = 1; step <= 5; step += 1) {
      realm.window.history.pushState(null, '', `?step=${step}`);
      time.advance(2 * MINUTE);
      await client.track({ type: 'view', element: 'refer' });
    }
    expect(device.calls).to.deep.equal([]);
    expect(server.requests.map(({ method, path }) => `${method} ${path}`)).to.have.members([
      'GET /v1/programs/acme',
      'GET /v1/codes/ADA?program=acme',
    ]);
    page.choose([1, 7]);
    await waitUntil(() => isGranted(client));
    await client.flush();
    expect(client.consent.get().source).to.equal('tcf');
    expect(device.touches).to.deep.equal([{ code: 'ADA', via: 'email', touchedAt: landedAt }]);
    const visits = server.events().filter(({ type }) => type === 'visit');
    expect(visits.map(({ occurredAt }) => occurredAt)).to.deep.equal([
      new Date(landedAt).toISOString(),
    ]);
    expect(server.events().filter(({ type }) => type === 'view')).to.have.length(5);
    expect(server.bodiesOf('consents')).to.have.length(1);
    // The platform repeats itself, and nothing is done twice.
    page.choose([1, 7]);
    await client.flush();
    expect(device.touches).to.have.length(1);
    expect(server.bodiesOf('consents')).to.have.length(1);
  });

  it('keeps nothing where the person refuses', async () => {
    const { client, device, server } = page;
    page.ask();
    await client.load();
    page.choose([]);
    await waitUntil(() => client.consent.get().purposes.attribution === 'denied');
    await client.track({ type: 'view', element: 'refer' });
    await client.flush();
    expect(device.touches).to.deep.equal([]);
    expect(await countKept(device.storage)).to.equal(0);
    expect(server.events()).to.deep.equal([]);
    expect(server.bodiesOf('consents')).to.deep.equal([]);
  });

  it('forgets everything when the person takes it back there, and tells the server once', async () => {
    const { client, device, server } = page;
    await client.load();
    page.choose([1, 7]);
    await waitUntil(() => isGranted(client));
    await client.flush();
    const visitor = await device.storage.readVisitor();
    expect(await countKept(device.storage)).to.be.greaterThan(1);
    page.choose([]);
    await waitUntil(() => !isGranted(client));
    await client.flush();
    expect(await countKept(device.storage)).to.equal(0);
    expect(client.evidence()).to.deep.equal({});
    const withdrawals = server.bodiesOf('consents').filter(({ type }) => type === 'withdrawal');
    expect(withdrawals.map(({ subject }) => subject)).to.deep.equal([visitor]);
  });

  it('listens to the one platform that the host has named', async () => {
    const { createReferralClient } = await realm.importModule<typeof Browser>(
      '/packages/core/src/browser/index.ts',
    );
    const pinned = createReferralClient({
      program: 'acme',
      transport: page.server.transport,
      storage: page.device.storage,
      source: 'klaro',
    });
    await Promise.all([pinned.load(), page.client.load()]);
    page.choose([1, 7]);
    await waitUntil(() => isGranted(page.client));
    expect(isGranted(pinned)).to.equal(false);
    pinned.dispose();
  });
});
