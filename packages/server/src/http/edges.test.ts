import type { CodeResponse, Lead } from '@goodword/protocol';
import { programSchema, storageInventorySchema } from '@goodword/protocol/schemas';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { iso, sendEvents, visit } from '../testing/calls.js';
import { ENGINE } from '../testing/test-database.js';
import { SHOP, createTestServer, leadRequest, type TestServer } from '../testing/test-server.js';

/** What an answered write is worth. */
const DURABILITY = {
  sqlite: { engine: 'sqlite', journalMode: 'wal', synchronous: 'full' },
  postgres: { engine: 'postgres', synchronousCommit: 'on', fullPageWrites: 'on' },
};

let server: TestServer;
beforeEach(async () => {
  server = await createTestServer();
});
afterEach(() => server.close());

describe('the edges', () => {
  it('opens every answer to a registered origin, errors included', async () => {
    for (const response of [
      await server.post('/v1/leads?program=demo', 'not json'),
      await server.post('/v1/leads?program=demo', leadRequest()),
      await server.post('/v1/events?program=demo', 'x'.repeat(300_000)),
    ]) {
      expect(response.headers.get('access-control-allow-origin')).toBe(SHOP);
      expect(response.headers.get('vary')).toContain('Origin');
      expect(response.headers.get('access-control-expose-headers')).toContain('Retry-After');
      expect(response.headers.get('ratelimit')).toMatch(/;r=\d+;t=\d+$/);
    }
  });

  it('refuses a write from an unregistered origin and opens nothing to it', async () => {
    const response = await server.post('/v1/leads?program=demo', leadRequest(), {
      origin: 'https://evil.example',
    });
    expect(response.status).toBe(403);
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
    expect(response.headers.get('content-type')).toBe('application/problem+json');
  });

  it('answers a preflight', async () => {
    const preflight = (origin: string) =>
      server.request('/v1/leads?program=demo', { method: 'OPTIONS', headers: { origin } });
    const good = await preflight(SHOP);
    expect(good.status).toBe(204);
    expect(good.headers.get('access-control-allow-headers')).toBe('Content-Type');
    const bad = await preflight('https://evil.example');
    expect(bad.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('refuses a secret key that a browser sent, and records it', async () => {
    const response = await server.request('/v1/leads', {
      headers: { authorization: `Bearer ${server.secretKey}`, origin: SHOP },
    });
    expect(await response.json()).toMatchObject({ code: 'secret-key-in-browser' });
    const rows = await server.storage.reader.selectFrom('audit').select('action').execute();
    expect(rows).toEqual([{ action: 'secret-key-in-browser' }]);
  });

  it.each([
    ['', 400],
    ['{', 400],
    ['null', 400],
    ['[]', 400],
    ['{"__proto__":{"id":1}}', 400],
    ['x'.repeat(256 * 1024 + 1), 413],
  ])('refuses malformed and oversized bodies (%#)', async (body, status) => {
    for (const path of ['advocates', 'events', 'leads', 'orders', 'claims', 'consents']) {
      const response = await server.post(`/v1/${path}?program=demo`, body);
      expect(response.status).toBe(status);
    }
  });

  it('answers each fault with a problem of its own', async () => {
    const statusOf = async (target: string, init?: RequestInit) => {
      const response = await server.request(target, init);
      const { code } = (await response.json()) as { code: string };
      return code;
    };
    expect(await statusOf('/nowhere')).toBe('not-found');
    expect(await statusOf('/v1/programs/other')).toBe('program-not-found');
    expect(await statusOf('/v1/codes/ADA')).toBe('invalid-request');
    expect(await statusOf('/v1/leads')).toBe('unauthorized');
    expect(await statusOf('/v1/programs/demo', { method: 'DELETE' })).toBe('method-not-allowed');
    expect(
      await statusOf('/v1/leads?program=demo', {
        method: 'POST',
        headers: { 'content-type': 'image/png' },
        body: 'x',
      }),
    ).toBe('unsupported-media-type');
  });

  it.each(['a\0b', '\ud800'])(
    'refuses text that no database keeps as it came (%#)',
    async (text) => {
      const { code } = await server.enrol('ada@example.com');
      const lead = leadRequest({ answers: { interest: text } });
      const order = { externalId: text, evidence: {} };
      for (const response of [
        await server.post('/v1/leads?program=demo', lead),
        await server.post('/v1/orders?program=demo', order),
        await server.secretCall('/v1/conversions', { ...order, occurredAt: iso() }),
      ]) {
        expect(response.status).toBe(400);
        const { errors } = (await response.json()) as {
          errors: { path: string; message: string }[];
        };
        expect(errors[0]).toEqual({
          path: expect.stringMatching(/^(answers.interest|externalId)$/),
          message: 'Expected text without NUL and without half a character.',
        });
      }
      const { results } = await sendEvents(server, [visit(code, { sku: text }), visit(code)]);
      expect(results.map(({ status, code: why }) => why ?? status)).toEqual([
        'invalid-request',
        'stored',
      ]);
      expect((await server.secretCall('/v1/conversions?externalId=%00')).status).toBe(200);
      expect((await server.secretCall('/v1/leads/%00')).status).toBe(404);
    },
  );

  it('revalidates a program by its tag', async () => {
    const first = await server.request('/v1/programs/demo');
    expect(programSchema.safeParse(await first.json()).success).toBe(true);
    const etag = first.headers.get('etag') ?? '';
    const second = await server.request('/v1/programs/demo', {
      headers: { 'if-none-match': etag },
    });
    expect(second.status).toBe(304);
  });

  it('tells a code from a mistyped and an unknown one', async () => {
    const { code } = await server.enrol('ada@example.com');
    const ask = (text: string) =>
      server.read<CodeResponse>(server.post('/v1/claims?program=demo', { code: text }));
    expect(await ask(code.toLowerCase())).toEqual({ valid: true, code });
    expect(await ask('ZZZZZZZZZZ5')).toEqual({ valid: false, reason: 'malformed' });
    expect(await ask('NOBODY')).toEqual({ valid: false, reason: 'unknown' });
  });

  it('tells how durable it is to a key alone', async () => {
    const health = await server.read(server.secretCall('/v1/health'));
    expect(health).toMatchObject({ storage: DURABILITY[ENGINE] });
    expect(await server.read(server.request('/v1/health'))).toEqual({ status: 'ok' });
  });

  it('publishes what a page may keep, and its page', async () => {
    const inventory = await server.read(server.request('/v1/storage.json'));
    expect(storageInventorySchema.safeParse(inventory).success).toBe(true);
    const home = await server.request('/');
    expect(home.headers.get('content-security-policy')).not.toContain('unsafe');
    expect(await home.text()).toContain('data-program=&quot;demo&quot;');
  });

  it('pages through a list, every record once', async () => {
    for (let count = 0; count < 5; count += 1) {
      await server.post('/v1/leads?program=demo', leadRequest());
    }
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const path = `/v1/leads?limit=2${cursor && `&cursor=${cursor}`}`;
      const page: { items: Lead[]; nextCursor: string | null } = await server.read(
        server.secretCall(path),
      );
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(new Set(seen).size).toBe(5);
    expect(seen).toHaveLength(5);
  });
});
