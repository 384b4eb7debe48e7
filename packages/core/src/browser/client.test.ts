import { expect } from '@open-wc/testing';
import type { Transport } from '../ports.js';
import type { ReferralClient, ReferralClientOptions } from '../referral-client.js';
import { createTestServer } from '../testing/world.js';
import { createReferralClient } from './index.js';
import { CONSENT_KEY } from './stored-consent.js';

const BOTH = { attribution: true, measurement: true };

/** A server that answers everything but events. */
const withoutEvents: Transport = ({ path }) =>
  path.startsWith('/v1/events')
    ? Promise.reject(new Error('offline'))
    : createTestServer().transport({ method: 'GET', path });

async function databaseNames(): Promise<(string | undefined)[]> {
  return (await indexedDB.databases()).map(({ name }) => name);
}

/** What a store of ours holds, read past our own code. */
function readStore(name: string): Promise<unknown[]> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('goodword');
    opening.onerror = () => reject(opening.error ?? new Error('It cannot be opened.'));
    opening.onsuccess = () => {
      const request = opening.result.transaction(name).objectStore(name).getAll();
      request.onsuccess = () => {
        opening.result.close();
        resolve(request.result);
      };
    };
  });
}

async function readEverything(): Promise<unknown[]> {
  const stores = await Promise.all(['touches', 'outbox', 'lease', 'visitor'].map(readStore));
  return stores.flat();
}

function deleteDatabase(): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase('goodword');
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error ?? new Error('It cannot be deleted.'));
  });
}

describe('createReferralClient() on a page', () => {
  const clients: ReferralClient[] = [];

  function openClient(options: Partial<ReferralClientOptions> = {}) {
    const server = createTestServer();
    const landing = { code: 'ADA', touchedAt: Date.now() - 60_000 };
    const client = createReferralClient({
      program: 'acme',
      transport: server.transport,
      landing,
      ...options,
    });
    clients.push(client);
    return { client, server, landing };
  }

  beforeEach(() => deleteDatabase());

  afterEach(async () => {
    for (const client of clients.splice(0)) client.dispose();
    localStorage.clear();
    await deleteDatabase();
  });

  it('opens no database and writes no key before consent', async () => {
    const { client } = openClient();
    await client.load();
    await client.track({ type: 'view', element: 'goodword-refer' });
    expect(client.get().touch).to.include({ code: 'ADA' });
    expect(await databaseNames()).to.deep.equal([]);
    expect(localStorage.length + sessionStorage.length).to.equal(0);
    expect(document.cookie).to.equal('');
  });

  it('writes nothing but the choice when it is refused', async () => {
    const { client } = openClient();
    await client.load();
    await client.consent.set({ attribution: false, measurement: false }, 'banner');
    expect(await databaseNames()).to.deep.equal([]);
    expect(Object.keys(localStorage)).to.deep.equal([CONSENT_KEY]);
  });

  it('commits the touch with its original time after a grant', async () => {
    const { client, landing } = openClient();
    await client.load();
    await client.consent.set(BOTH, 'banner');
    const [touch] = (await readStore('touches')) as {
      value: { code: string; touchedAt: number };
    }[];
    expect(touch?.value).to.deep.equal(landing);
    expect(await readStore('visitor')).to.have.length(1);
  });

  it('finds the touch again on a later page without the code', async () => {
    const first = openClient();
    await first.client.load();
    await first.client.consent.set(BOTH, 'banner');
    await first.client.flush();
    first.client.dispose();

    const server = createTestServer();
    const second = createReferralClient({ program: 'acme', transport: server.transport });
    clients.push(second);
    await second.load();
    expect(second.evidence().code).to.equal('ADA');
    expect(second.evidence().touchedAt).to.equal(new Date(first.landing.touchedAt).toISOString());
    await second.flush();
    expect(server.events()).to.deep.equal([]);
  });

  it('empties every store when consent is withdrawn', async () => {
    const { client } = openClient({ transport: withoutEvents });
    await client.load();
    await client.consent.set(BOTH, 'banner');
    expect((await readEverything()).length).to.be.greaterThan(2);
    await client.consent.withdraw();
    expect(await readEverything()).to.deep.equal([]);
  });

  it('sends on the next page what an earlier one could not', async () => {
    const { client } = openClient({ transport: withoutEvents });
    await client.load();
    await client.consent.set(BOTH, 'banner');
    await client.flush().catch(() => undefined);
    const [waiting] = (await readStore('outbox')) as { id: string }[];
    client.dispose();

    const server = createTestServer();
    const next = createReferralClient({ program: 'acme', transport: server.transport });
    clients.push(next);
    await next.load();
    await next.flush();
    expect(server.events().map(({ id }) => id)).to.deep.equal([waiting?.id]);
    expect(await readStore('outbox')).to.deep.equal([]);
  });

  it('keeps events in memory where the database cannot be opened', async () => {
    const open = indexedDB.open.bind(indexedDB);
    indexedDB.open = () => {
      throw new DOMException('Denied', 'SecurityError');
    };
    try {
      const { client, server } = openClient();
      await client.load();
      await client.consent.set(BOTH);
      await client.track({ type: 'view', element: 'goodword-refer' });
      await client.flush();
      expect(server.events().map(({ type }) => type)).to.have.members(['visit', 'view']);
    } finally {
      indexedDB.open = open;
    }
  });
});
