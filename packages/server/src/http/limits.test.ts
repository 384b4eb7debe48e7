import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createReferralServer } from '../server.js';
import { StorageUnavailableError, type Storage } from '../storage/storage.js';
import { createTestServer, leadRequest } from '../testing/test-server.js';

const MINUTE = 60_000;

let now: number;
let server: Awaited<ReturnType<typeof createTestServer>>;
beforeEach(async () => {
  // Noon, so that no window reaches into the next day.
  now = Math.floor(Date.now() / 86_400_000) * 86_400_000 + 43_200_000;
  server = await createTestServer({
    clock: () => now,
    limits: { read: { quota: 2, window: 60 }, leads: { quota: 2, window: 3600 } },
  });
});
afterEach(() => server.close());

const ask = () => server.request('/v1/codes/ZZZZZZZZZZ5?program=demo');
const send = (one: Pick<typeof server, 'post'> = server) => {
  const id = leadRequest().id;
  return one.post('/v1/leads?program=demo', { ...leadRequest(), id });
};
const fieldsOf = ({ headers }: Response) => [
  headers.get('ratelimit-policy'),
  headers.get('ratelimit'),
  headers.get('retry-after'),
];

/** A List of Strings with whole numbers as parameters (https://www.rfc-editor.org/rfc/rfc9651). */
const LIST = /^"[a-z]+"(;[a-z]+=\d{1,15})+(, "[a-z]+"(;[a-z]+=\d{1,15})+)*$/;

describe('the limits', () => {
  it('are told with each answer, and when to come back with each that refuses', async () => {
    const policy = '"read";q=2;w=60';
    expect(fieldsOf(await ask())).toEqual([policy, '"read";r=1;t=60', null]);
    now += 20_500;
    expect(fieldsOf(await ask())).toEqual([policy, '"read";r=0;t=40', null]);
    const refused = await ask();
    expect(refused.status).toBe(429);
    expect(fieldsOf(refused)).toEqual([policy, '"read";r=0;t=40', '40']);
    expect(refused.headers.get('content-type')).toBe('application/problem+json');
    now += 39_500;
    expect(fieldsOf(await ask())).toEqual([policy, '"read";r=1;t=60', null]);
  });

  it('are a list where a call counts against several', async () => {
    const [policies, states] = fieldsOf(await send());
    expect(policies).toBe('"write";q=240;w=60, "leads";q=2;w=3600');
    expect(states).toBe('"write";r=239;t=60, "leads";r=1;t=3600');
    expect(policies).toMatch(LIST);
    expect(states).toMatch(LIST);
  });

  it('hold lead forms of a network back, in every process', async () => {
    const other = await server.another();
    expect((await send()).status).toBe(200);
    expect((await send(other)).status).toBe(200);
    for (const one of [server, other]) {
      const refused = await send(one);
      expect(refused.status).toBe(429);
      expect(refused.headers.get('retry-after')).toBe('3600');
    }
    const leads = await server.storage.reader.selectFrom('leads').select('id').execute();
    expect(leads).toHaveLength(2);
    const counted = await server.storage.reader.selectFrom('misses').selectAll().execute();
    expect(counted).toMatchObject([{ count: 4, network: expect.stringMatching(/^[0-9a-f]{32}$/) }]);
    now += 60 * MINUTE;
    expect((await send()).status).toBe(200);
  });
});

describe('a server that cannot write', () => {
  it('says when to come back', async () => {
    const storage: Storage = {
      ...server.storage,
      write: () => Promise.reject(new StorageUnavailableError('full')),
    };
    const full = createReferralServer({ storage, url: 'https://refer.example', clock: () => now });
    const response = await full.fetch(
      new Request('https://refer.example/v1/leads?program=demo', {
        method: 'POST',
        body: JSON.stringify(leadRequest()),
      }),
    );
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('5');
  });
});
