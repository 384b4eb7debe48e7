import { describe, expect, it } from 'vitest';
import { createReferralClient } from './create-referral-client.js';
import type { TransportRequest } from './ports.js';
import { createTestClock, createTestPage, createTestServer } from './testing/world.js';

const LEADERBOARD = { items: [{ rank: 1, name: 'Ada', count: 3 }] };

function openPage(answer: (request: TransportRequest) => object | undefined) {
  const server = createTestServer((request) => {
    const body = answer(request);
    return body && { status: 200, body };
  });
  const client = createReferralClient({
    program: 'acme',
    transport: server.transport,
    page: createTestPage('https://shop.example/').page,
    clock: createTestClock().clock,
  });
  return { client, server };
}

const asServer = ({ path }: TransportRequest) => {
  if (path.startsWith('/v1/pulses')) return { id: 'pls_1', status: 'received', promoter: true };
  if (path.startsWith('/v1/leaderboard')) return LEADERBOARD;
  if (path.startsWith('/v1/advocates/me'))
    return { code: 'ADA', url: 'https://r.example/r/ADA', shares: {}, referrals: [], rewards: [] };
  if (path.startsWith('/v1/advocates'))
    return { code: 'ADA', url: 'https://r.example/r/ADA', session: { token: 'gw_at_1' } };
  return undefined;
};

describe('answerPulse()', () => {
  it('sends a score under an id of its own, and nothing that identifies', async () => {
    const { client, server } = openPage(asServer);
    const outcome = await client.answerPulse({ score: 10 });
    expect(outcome).toEqual({ id: expect.stringMatching(/^pls_/) as string, promoter: true });
    expect(server.bodiesOf('pulses')).toEqual([{ id: outcome.id, score: 10 }]);
  });

  it('adds words to an answer under the same id', async () => {
    const { client, server } = openPage(asServer);
    const { id } = await client.answerPulse({ score: 3 });
    await client.answerPulse({ id, score: 3, answer: 'Slow delivery' });
    expect(server.bodiesOf('pulses')[1]).toEqual({ id, score: 3, answer: 'Slow delivery' });
  });

  it.each([-1, 11, 4.5, Number.NaN])(
    'refuses the score %d before anything is sent',
    async (score) => {
      const { client, server } = openPage(asServer);
      await expect(client.answerPulse({ score })).rejects.toMatchObject({
        code: 'invalid-argument',
      });
      expect(server.bodiesOf('pulses')).toEqual([]);
    },
  );

  it('takes anything but true for no promoter', async () => {
    const { client } = openPage(() => ({ id: 'pls_1', promoter: 'yes' }));
    expect((await client.answerPulse({ score: 9 })).promoter).toBe(false);
  });
});

describe('loadLeaderboard()', () => {
  it('reads the list without a session', async () => {
    const { client } = openPage(asServer);
    await client.loadLeaderboard();
    expect(client.get().leaderboard).toEqual(LEADERBOARD);
  });

  it('sends the session in the body, and what the advocate chose', async () => {
    const { client, server } = openPage(asServer);
    await client.enrol({ token: 'signed' });
    await client.loadLeaderboard(true);
    expect(server.bodiesOf('leaderboard')).toEqual([{ session: 'gw_at_1', show: true }]);
  });

  it('names nobody without a session', async () => {
    const { client } = openPage(asServer);
    await expect(client.loadLeaderboard(true)).rejects.toMatchObject({ code: 'not-enrolled' });
  });

  it.each([{ items: 'none' }, { items: [{ rank: 1 }] }, { items: [], own: 7 }, []])(
    'does not take %j for a leaderboard',
    async (answer) => {
      const { client } = openPage(() => answer);
      await expect(client.loadLeaderboard()).rejects.toMatchObject({ code: 'answer-invalid' });
      expect(client.get()).not.toHaveProperty('leaderboard');
    },
  );
});
