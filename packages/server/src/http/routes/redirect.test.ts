import type { EnrolResponse } from '@goodword/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readFunnel } from '../../testing/calls.js';
import { SHOP, createTestServer, type TestServer } from '../../testing/test-server.js';

let server: TestServer;
beforeEach(async () => {
  server = await createTestServer();
});
afterEach(() => server.close());

describe('GET /r/{code}', () => {
  const open = (target: string, headers: Record<string, string> = {}, method = 'GET') =>
    server.request(target, {
      method,
      headers: {
        'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0',
        ...headers,
      },
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
    expect((await readFunnel(server)).counts.clicks).toBe(1);
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
