import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestServer } from '../testing/test-server.js';
import { OPERATIONS } from './openapi/operations.js';

let server: Awaited<ReturnType<typeof createTestServer>>;
beforeAll(async () => {
  // Nobody is throttled here.
  const open = { quota: 1_000_000, window: 60 };
  server = await createTestServer({ limits: { read: open, misses: open } });
});
afterAll(() => server.close());

/** Parts of an address as they travel, well encoded or not. */
const part = fc.oneof(
  fc.constantFrom(
    ...['%00', '%', '%ZZ', '%ff', '%ED%A0%80', '__proto__', '..%2f', "'", '1e9', '-1', '0'],
    ...['.', '..', '%2e', '%2E%2e'],
    ...['9007199254740993', '9999999999999999.cnv_0000000000000000000000000', '0000-00-00'],
    ...['9999-12-31', '2026-02-30', '2026-11-25T16:00:00Z', 'csv', 'a'.repeat(3000)],
  ),
  fc.string({ unit: 'grapheme', maxLength: 20 }).map(encodeURIComponent),
);

const GETS = OPERATIONS.filter(({ method }) => method === 'get');

describe.each(GETS)('GET $path', ({ path, access, query }) => {
  it('fails on no address, whatever it holds', async () => {
    const names = ['program', ...Object.keys(query?.shape ?? {})];
    const params = fc.array(fc.tuple(fc.constantFrom(...names), part), { maxLength: 4 });
    const parts = fc.array(
      part.filter((text) => text !== ''),
      { minLength: 2, maxLength: 2 },
    );
    const key = { authorization: `Bearer ${server.secretKey}` };
    await fc.assert(
      fc.asyncProperty(parts, params, async (given, pairs) => {
        const rest = [...given];
        const filled = path.replaceAll(/\{\w+\}/g, () => rest.pop() ?? '0');
        const search = pairs.map(([name, value]) => `${name}=${value}`).join('&');
        const target = `${filled}?${access === 'public' ? 'program=demo&' : ''}${search}`;
        const { status } = await server.request(
          target,
          access === 'secret' ? { headers: key } : {},
        );
        expect(status).toBeLessThan(500);
      }),
      { numRuns: 60 },
    );
  });
});
