import type { EnrolResponse, LeaderboardResponse, MeResponse } from '@goodword/protocol';
import { leaderboardResponseSchema } from '@goodword/protocol/schemas';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { iso, stageChange } from '../../testing/calls.js';
import { createTestServer, leadRequest, SHOP, type TestServer } from '../../testing/test-server.js';

const PATH = '/v1/leaderboard?program=demo';

let server: TestServer;
beforeEach(async () => {
  server = await createTestServer();
});
afterEach(() => server.close());

/** An advocate with a session. */
async function enrol(name: string, claims: object = {}) {
  const person = name.toLowerCase().replaceAll(' ', '-');
  const token = await server.token({
    sub: person,
    email: `${person}@advocates.example`,
    name,
    ...claims,
  });
  const { code, session } = await server.read<EnrolResponse>(
    server.post('/v1/advocates?program=demo', { identity: { token } }),
  );
  return { code, session: session?.token ?? '' };
}

/** Friends by an advocate's code who become customers. */
async function win(code: string, count: number, stage = 'won'): Promise<void> {
  for (let friend = 0; friend < count; friend += 1) {
    const lead = leadRequest({
      contact: { email: `${code}-${stage}-${friend}@friends.example` },
      evidence: { code, touchedAt: iso(-60_000) },
    });
    await server.read(server.post('/v1/leads?program=demo', lead));
    await server.read(server.secretCall(`/v1/leads/${lead.id}/stages`, stageChange(stage)));
  }
}

const standing = (session: string, show?: boolean) =>
  server.read<LeaderboardResponse>(
    server.post(PATH, { session, ...(show === undefined ? {} : { show }) }),
  );

const list = async () => (await server.read<LeaderboardResponse>(server.request(PATH))).items;

describe('GET /v1/leaderboard', () => {
  it('names nobody who did not agree', async () => {
    const ada = await enrol('Ada Byron');
    await win(ada.code, 1);
    expect(await list()).toEqual([]);
  });

  it('names who agreed by the first name, most won referrals first', async () => {
    const [ada, bea, cem] = [await enrol('Ada Byron'), await enrol('Bea'), await enrol('Cem')];
    await win(ada.code, 1);
    await win(bea.code, 2);
    await win(cem.code, 1);
    for (const { session } of [ada, bea, cem]) await standing(session, true);
    expect(await list()).toEqual([
      { rank: 1, name: 'Bea', count: 2 },
      { rank: 2, name: 'Ada', count: 1 },
      { rank: 2, name: 'Cem', count: 1 },
    ]);
  });

  it('counts no referral that is not won, and none of one’s own', async () => {
    const ada = await enrol('Ada');
    await standing(ada.session, true);
    await win(ada.code, 2, 'qualified');
    const own = leadRequest({
      contact: { email: 'ada@advocates.example' },
      evidence: { code: ada.code, touchedAt: iso(-60_000) },
    });
    await server.read(server.post('/v1/leads?program=demo', own));
    await server.read(server.secretCall(`/v1/leads/${own.id}/stages`, stageChange('won')));
    expect(await list()).toEqual([]);
    expect((await standing(ada.session)).own).toEqual({ count: 0, isShown: true, name: 'Ada' });
  });

  it('lists ten at most', async () => {
    for (let index = 0; index < 11; index += 1) {
      const advocate = await enrol(`Person${index}`);
      await win(advocate.code, 1);
      await standing(advocate.session, true);
    }
    expect(await list()).toHaveLength(10);
  });

  it('may be kept for a minute, by any page', async () => {
    const response = await server.request(PATH, { headers: { origin: SHOP } });
    expect(response.headers.get('cache-control')).toBe('public, max-age=60');
    expect(response.headers.get('access-control-allow-origin')).toBe(SHOP);
  });
});

describe('POST /v1/leaderboard', () => {
  it('tells an advocate where they stand without naming them to others', async () => {
    const [ada, bea] = [await enrol('Ada'), await enrol('Bea')];
    await win(ada.code, 1);
    await win(bea.code, 2);
    await standing(bea.session, true);
    const answer = await standing(ada.session);
    expect(answer).toEqual({
      items: [{ rank: 1, name: 'Bea', count: 2 }],
      own: { rank: 2, count: 1, isShown: false, name: 'Ada' },
    });
    expect(leaderboardResponseSchema.parse(answer)).toEqual(answer);
  });

  it('takes a name off the list at once', async () => {
    const ada = await enrol('Ada');
    await win(ada.code, 1);
    expect((await standing(ada.session, true)).items).toHaveLength(1);
    const answer = await standing(ada.session, false);
    expect(answer.items).toEqual([]);
    expect(answer.own).toEqual({ rank: 1, count: 1, isShown: false, name: 'Ada' });
    expect(await list()).toEqual([]);
  });

  it('keeps one record of the choice, which names nobody', async () => {
    const ada = await enrol('Ada Byron');
    await standing(ada.session, true);
    await standing(ada.session, true);
    const records = await server.storage.reader.selectFrom('consents').selectAll().execute();
    expect(records).toHaveLength(1);
    expect(records[0]?.body).not.toContain('Ada');
    expect(JSON.parse(records[0]?.body ?? '')).toMatchObject({
      purpose: 'leaderboard',
      shown: true,
    });
  });

  it('lists nobody without a name, whatever they agreed to', async () => {
    const nameless = await enrol('nobody', { name: undefined });
    await win(nameless.code, 1);
    const { items, own } = await standing(nameless.session, true);
    expect(items).toEqual([]);
    expect(own).toEqual({ rank: 1, count: 1, isShown: true });
  });

  it('refuses a session that it did not give, and changes nothing', async () => {
    const response = await server.post(PATH, { session: 'gw_at_x', show: true });
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ code: 'session-expired' });
  });

  it('keeps the last of many choices that come at once', async () => {
    const ada = await enrol('Ada');
    await win(ada.code, 1);
    await Promise.all([true, false, true, false, true].map((show) => standing(ada.session, show)));
    const last = await standing(ada.session, true);
    expect(last.own?.isShown).toBe(true);
    expect(await list()).toHaveLength(1);
  });
});

describe('POST /v1/advocates/me', () => {
  it('counts the friends who have become customers', async () => {
    const ada = await enrol('Ada');
    await win(ada.code, 2);
    const me = await server.read<MeResponse>(
      server.post('/v1/advocates/me?program=demo', { session: ada.session }),
    );
    expect(me.won).toBe(2);
  });
});
