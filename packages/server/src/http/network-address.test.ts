import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY } from '../rules/day.js';
import { sendEvents, visit } from '../testing/calls.js';
import { findInFiles } from '../testing/database-bytes.js';
import { consent } from '../testing/plant-person.js';
import { createTestServer, leadRequest } from '../testing/test-server.js';
import { networkOf } from './network-of.js';

/** As the test server's calls come from. */
const ADDRESS = '203.0.113.7';

let server: Awaited<ReturnType<typeof createTestServer>>;
let ahead: number;
let log: string[];
beforeEach(async () => {
  ahead = 0;
  log = [];
  server = await createTestServer({
    clock: () => Date.now() + ahead,
    log: (entry) => log.push(JSON.stringify(entry)),
  });
});
afterEach(() => server.close());

/** Whatever a caller can do to leave an address somewhere. */
async function callEverything(): Promise<void> {
  const headers = { 'x-forwarded-for': ADDRESS, forwarded: `for=${ADDRESS}`, 'x-real-ip': ADDRESS };
  const { code } = await server.enrol('ada@example.com');
  await sendEvents(server, [visit(code)]);
  await server.post('/v1/leads?program=demo', leadRequest({ evidence: { code } }), headers);
  await server.post('/v1/consents?program=demo', consent(), headers);
  await server.post('/v1/orders?program=demo', { externalId: 'one', evidence: { code } }, headers);
  await server.request(`/r/${code}`, { headers });
  for (let count = 0; count < 3; count += 1) {
    await server.post('/v1/claims?program=demo', { code: 'NOBODY' }, headers);
  }
  await server.request('/v1/leads', {
    headers: {
      ...headers,
      authorization: `Bearer ${server.secretKey}`,
      origin: 'https://x.example',
    },
  });
  await server.post('/v1/leads?program=demo', 'no JSON', headers);
  await expect
    .poll(async () => server.storage.reader.selectFrom('clicks').select('count').execute(), {
      timeout: 10_000,
    })
    .toHaveLength(1);
}

describe('a network address', () => {
  it('is never on disk and never in the log, nor is its network', async () => {
    await callEverything();
    expect(await findInFiles(server.database, server.storage, [ADDRESS, '203.0.113'])).toEqual([]);
    expect(log.length).toBeGreaterThan(5);
    expect(log.join('\n')).not.toContain('203.0.113');
    const misses = await server.storage.reader.selectFrom('misses').selectAll().execute();
    // Of codes that nobody has, and of lead forms.
    expect(misses).toHaveLength(2);
    for (const { network } of misses) expect(network).toMatch(/^\w{32}$/);
  });

  it('is hashed with another key the next day, and the old key is gone', async () => {
    await callEverything();
    const read = () => server.storage.reader.selectFrom('networkKeys').selectAll().execute();
    const [before] = await read();
    ahead = DAY;
    await server.post('/v1/claims?program=demo', { code: 'NOBODY' });
    const after = await read();
    expect(after).toHaveLength(1);
    expect(after[0]?.secret).not.toBe(before?.secret);
  });

  it('leaves no key and no count where nobody calls any more', async () => {
    await callEverything();
    ahead = 3 * DAY;
    await server.work();
    const tables = ['networkKeys', 'misses'] as const;
    for (const table of tables) {
      expect(await server.storage.reader.selectFrom(table).selectAll().execute()).toEqual([]);
    }
  });
});

describe('networkOf()', () => {
  it.each([
    ['203.0.113.7', '203.0.113.0/24'],
    ['::ffff:203.0.113.7', '203.0.113.0/24'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1::/48'],
    ['2001:db8:1::6', '2001:db8:1::/48'],
    ['2001:db8::1:2:3', '2001:db8::/48'],
    ['2001:0db8:0000:0001::6', '2001:db8::/48'],
    ['fe80::1%eth0', 'fe80::/48'],
    ['::1', '::/48'],
    ['', ''],
    [undefined, ''],
    ['a host', ''],
  ])('puts %s in %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});
