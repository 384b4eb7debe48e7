import type { CodeResponse } from '@goodword/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestServer } from '../testing/test-server.js';

const MINUTE = 60_000;
const DAY = 86_400_000;

let now: number;
let server: Awaited<ReturnType<typeof createTestServer>>;
beforeEach(async () => {
  // Noon, so that no window reaches into the next day.
  now = Math.floor(Date.now() / DAY) * DAY + DAY / 2;
  server = await createTestServer({ clock: () => now });
});
afterEach(() => server.close());

const ask = (code: string, one: Pick<typeof server, 'request'> = server) =>
  one.request(`/v1/codes/${code}?program=demo`);
const rowsOf = (table: 'misses' | 'networkKeys') =>
  server.storage.reader.selectFrom(table).selectAll().execute();

describe('who guesses codes', () => {
  it('is slowed down, and may go on when the window is over', async () => {
    for (let count = 0; count < 30; count += 1) expect((await ask('NOBODY')).status).toBe(200);
    const response = await ask('NOBODY');
    expect(response.status).toBe(429);
    expect(response.headers.get('ratelimit-policy')).toBe('"read";q=1200;w=60, "misses";q=30;w=60');
    const wait = Number(response.headers.get('retry-after'));
    expect(wait).toBeGreaterThan(0);
    now += wait * 1000;
    expect((await ask('NOBODY')).status).toBe(200);
  });

  it('learns of no good code either, from a server that was started since', async () => {
    const { code } = await server.enrol('ada@example.com');
    for (let count = 0; count < 30; count += 1) await ask('NOBODY');
    const restarted = await server.another();
    expect((await ask(code, restarted)).status).toBe(429);
    now += MINUTE;
    expect(await server.read<CodeResponse>(ask(code, restarted))).toMatchObject({ valid: true });
  });

  it('is written down when a code is wrong, and never by address', async () => {
    const { code } = await server.enrol('ada@example.com');
    const keys = await rowsOf('networkKeys');
    for (const text of [code, 'ZZZZZZZZZZ5']) await ask(text);
    expect(await rowsOf('misses')).toEqual([]);
    expect(await rowsOf('networkKeys')).toEqual(keys);
    await ask('NOBODY');
    await ask('NOBODY');
    const rows = await rowsOf('misses');
    expect(rows).toMatchObject([{ count: 2, network: expect.stringMatching(/^[0-9a-f]{32}$/) }]);
    expect(JSON.stringify(rows)).not.toContain('203.0.113');
  });

  it('is nobody’s knowledge the day after', async () => {
    await ask('NOBODY');
    const [before] = await rowsOf('networkKeys');
    now += DAY;
    await ask('NOBODY');
    const keys = await rowsOf('networkKeys');
    expect(keys).toHaveLength(1);
    expect(keys[0]?.secret).not.toBe(before?.secret);
    expect(await rowsOf('misses')).toMatchObject([{ count: 1 }]);
  });
});
