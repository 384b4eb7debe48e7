import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hostileBodies, withEachValueSpoilt } from '../testing/hostile-bodies.js';
import { PUBLIC_POSTS } from '../testing/public-posts.js';
import { SECRET_POSTS } from '../testing/secret-posts.js';
import { createTestServer } from '../testing/test-server.js';
import { OPERATIONS } from './openapi/operations.js';

const POSTS = OPERATIONS.filter(({ method }) => method === 'post');

/** Of all bodies. */
const FIELDS = new Set(
  POSTS.flatMap(({ body }) => Object.keys((body as { shape?: object } | undefined)?.shape ?? {})),
);

/** A call's address, its path filled in with the ids of nobody. */
function targetOf({ path, access }: (typeof POSTS)[number]): string {
  const filled = path.replaceAll(/\{\w+\}/g, `xyz_${'0'.repeat(25)}`);
  return access === 'public' ? `${filled}?program=demo` : filled;
}

describe.each(POSTS)('POST $path', (operation) => {
  let server: Awaited<ReturnType<typeof createTestServer>>;
  beforeAll(async () => {
    // Nobody is throttled here.
    const open = { quota: 1_000_000, window: 60 };
    server = await createTestServer({
      limits: { read: open, write: open, events: open, misses: open, logins: open, mails: open },
    });
  });
  afterAll(() => server.close());

  const call = (body: string, headers: Record<string, string> = {}, target = targetOf(operation)) =>
    server.request(target, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': crypto.randomUUID(),
        ...(operation.access === 'secret' ? { authorization: `Bearer ${server.secretKey}` } : {}),
        ...headers,
      },
      body,
    });

  it('fails on no body, whatever it holds', async () => {
    await fc.assert(
      fc.asyncProperty(hostileBodies([...FIELDS]), async (body) => {
        const { status } = await call(body);
        expect(status).toBeLessThan(500);
      }),
      { numRuns: 60 },
    );
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it('fails on no body that is right but for one value', async () => {
    const isSecret = operation.access === 'secret';
    const made = isSecret ? await SECRET_POSTS[operation.id]?.(server) : undefined;
    const body = isSecret ? made?.body : PUBLIC_POSTS[operation.id]?.();
    for (const spoilt of withEachValueSpoilt(body)) {
      const answer = await call(JSON.stringify(spoilt), {}, made?.target);
      expect(answer.status).toBeLessThan(500);
    }
  });

  it('refuses a body of more than 256 KiB, unless its rows are read as they come', async () => {
    const body = `{"a":"${'x'.repeat(256 * 1024)}"}`;
    const isRefused = !operation.isStreamed;
    for (const headers of [{}, { 'content-length': String(body.length) }]) {
      expect((await call(body, headers)).status === 413).toBe(isRefused);
    }
  });
});
