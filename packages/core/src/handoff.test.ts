import { describe, expect, it } from 'vitest';
import { createReferralClient } from './create-referral-client.js';
import type { TransportRequest } from './ports.js';
import { createTestClock, createTestPage, createTestServer, NOW } from './testing/world.js';

const TOKEN = 'gw_ho_0123456789abcdefghijkl';

function openPage(address: string, answer: (request: TransportRequest) => object | undefined) {
  const server = createTestServer((request) => {
    const body = answer(request);
    return body && { status: 200, body };
  });
  const client = createReferralClient({
    program: 'acme',
    transport: server.transport,
    page: createTestPage(address).page,
    clock: createTestClock().clock,
  });
  return { client, server };
}

const redeemAs = (evidence: object) => (request: TransportRequest) =>
  request.path.startsWith('/v1/handoffs/redeem') ? { evidence } : undefined;

describe('handoff()', () => {
  it('gives a token for the evidence so far', async () => {
    const { client, server } = openPage('https://shop.example/?ref=ADA', ({ path }) =>
      path.startsWith('/v1/handoffs') ? { token: TOKEN, expiresAt: '' } : undefined,
    );
    expect(await client.handoff()).toBe(TOKEN);
    expect(server.bodiesOf('handoffs')).toEqual([
      { evidence: { code: 'ADA', touchedAt: new Date(NOW).toISOString() } },
    ]);
  });
});

describe('redeem()', () => {
  it('takes up the touch and the lead where there were none', async () => {
    const touchedAt = new Date(NOW - 60_000).toISOString();
    const evidence = { code: 'ADA', touchedAt, leadId: 'led_1' };
    const { client } = openPage('https://other.example/', redeemAs(evidence));
    await client.redeem(TOKEN);
    expect(client.evidence()).toEqual(evidence);
  });

  it('leaves a later touch as it is', async () => {
    const touchedAt = new Date(NOW - 60_000).toISOString();
    const { client } = openPage(
      'https://other.example/?ref=BEA',
      redeemAs({ code: 'ADA', touchedAt }),
    );
    await client.redeem(TOKEN);
    expect(client.evidence().code).toBe('BEA');
  });

  it('is the same redeemer for a retry, and another for another token', async () => {
    const { client, server } = openPage('https://other.example/', redeemAs({}));
    await client.redeem(TOKEN);
    await client.redeem(TOKEN);
    await client.redeem(`${TOKEN}x`);
    const ids = server.bodiesOf('handoffs/redeem').map(({ redeemerId }) => redeemerId);
    expect(ids[1]).toBe(ids[0]);
    expect(ids[2]).not.toBe(ids[0]);
    expect(ids[0]).toMatch(/^[0-9A-Z]{26}$/);
  });

  it.each([null, [], {}, { evidence: 'ADA' }])('refuses %j as an answer', async (body) => {
    const { client } = openPage('https://other.example/', ({ path }) =>
      path.startsWith('/v1/handoffs') ? ((body ?? []) as object) : undefined,
    );
    await expect(client.redeem(TOKEN)).rejects.toMatchObject({ code: 'answer-invalid' });
  });
});
