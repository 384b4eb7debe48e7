import { afterEach, describe, expect, it } from 'vitest';
import { startServer, type RunningServer } from '../node.js';
import { saveProgram } from '../records/programs.js';
import { readNetworks } from '../rules/network-list.js';
import { starterProgram } from '../rules/starter-program.js';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.js';
import { clientAddress } from './client-address.js';

const networks = (text: string) => {
  const read = readNetworks(text);
  if (!read.ok) throw new Error(`Expected networks, received ${read.wrong}.`);
  return read.networks;
};
const PROXIES = networks('10.0.0.0/8 2001:db8:ffff::/48');

describe('clientAddress()', () => {
  it.each([
    ['nobody trusted', '198.51.100.1', '203.0.113.7', '198.51.100.1'],
    ['one proxy', '10.0.0.1', '203.0.113.7', '203.0.113.7'],
    ['one proxy, as IPv6 writes it', '::ffff:10.0.0.1', '203.0.113.7', '203.0.113.7'],
    ['two proxies', '10.0.0.1', '203.0.113.7, 10.0.0.2', '203.0.113.7'],
    ['what the caller wrote', '10.0.0.1', '192.0.2.1, 203.0.113.7', '203.0.113.7'],
    ['what the caller wrote, a proxy’s', '10.0.0.1', '10.0.0.9, 203.0.113.7', '203.0.113.7'],
    ['a call of a proxy itself', '10.0.0.1', '10.0.0.9', '10.0.0.9'],
    ['IPv6', '2001:db8:ffff::1', '2001:db8:1::7', '2001:db8:1::7'],
    ['a port', '10.0.0.1', '203.0.113.7:4711', '203.0.113.7'],
    ['brackets', '10.0.0.1', '[2001:db8:1::7]:4711', '2001:db8:1::7'],
    ['a proxy that does not tell', '10.0.0.1', '203.0.113.7, unknown', '10.0.0.1'],
    ['a number that is no address', '10.0.0.1', '3405803783', '10.0.0.1'],
    ['an empty list', '10.0.0.1', '', '10.0.0.1'],
  ])('finds the caller behind %s', (_, peer, forwarded, address) => {
    expect(clientAddress(peer, forwarded, PROXIES)).toBe(address);
  });

  it('takes the other end where nothing was forwarded, and trusts nobody by default', () => {
    expect(clientAddress('10.0.0.1', null, PROXIES)).toBe('10.0.0.1');
    expect(clientAddress('10.0.0.1', '203.0.113.7', [])).toBe('10.0.0.1');
    expect(clientAddress(undefined, '203.0.113.7', PROXIES)).toBeUndefined();
  });
});

describe('startServer()', () => {
  let database: TestDatabase;
  let running: RunningServer;
  afterEach(async () => {
    await running.close();
    await database.remove();
  });

  /** The statuses of calls that say to be forwarded for these, one call a minute each. */
  async function statusesFor(trustedProxies: string | undefined, addresses: string[]) {
    database = await createTestDatabase();
    const storage = await database.open();
    const destination = 'https://shop.example/';
    await storage.write((transaction) =>
      saveProgram(transaction, starterProgram({ id: 'demo', name: 'Demo', destination }), 1),
    );
    running = await startServer({
      storage,
      port: 0,
      limits: { read: { quota: 1, window: 60 } },
      ...(trustedProxies === undefined ? {} : { trustedProxies: networks(trustedProxies) }),
    });
    const statuses: number[] = [];
    for (const address of addresses) {
      const response = await fetch(`${running.url}/v1/programs/demo`, {
        headers: { 'x-forwarded-for': address },
      });
      await response.body?.cancel();
      statuses.push(response.status);
    }
    return statuses;
  }

  it('counts calls by whom a trusted proxy forwards them for', async () => {
    const addresses = ['203.0.113.7', '198.51.100.1', '203.0.113.9'];
    expect(await statusesFor('127.0.0.0/8', addresses)).toEqual([200, 200, 429]);
  });

  it('believes nobody by default', async () => {
    expect(await statusesFor(undefined, ['203.0.113.7', '198.51.100.1'])).toEqual([200, 429]);
  });
});
