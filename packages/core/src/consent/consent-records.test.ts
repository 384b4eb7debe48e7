import { describe, expect, it } from 'vitest';
import { createReferralClient } from '../create-referral-client.js';
import { createTestClock, createTestServer } from '../testing/world.js';

const BOTH = { attribution: true, measurement: true };

/** A client whose server answers the records of consent with these statuses, then as it should. */
function setUp(...statuses: number[]) {
  const server = createTestServer(({ path }) => {
    const status = path.startsWith('/v1/consents') ? statuses.shift() : undefined;
    return status === undefined ? undefined : { status, body: {} };
  });
  const { clock, advance } = createTestClock();
  const failures: string[] = [];
  const client = createReferralClient({
    program: 'acme',
    transport: server.transport,
    clock,
    onError: ({ code }) => failures.push(code),
  });
  const settle = () => new Promise((resolve) => setTimeout(resolve));
  const pass = async (time: number) => {
    advance(time);
    await settle();
  };
  return { client, server, failures, pass, settle };
}

describe('the records of consent', () => {
  it('are sent again until the server has one, under the same id', async () => {
    const { client, server, pass, settle } = setUp(503, 429);
    await client.consent.set(BOTH);
    await settle();
    await pass(1_000);
    await pass(2_000);
    await pass(60_000);
    const records = server.bodiesOf('consents');
    expect(records).toHaveLength(3);
    expect(new Set(records.map(({ id }) => id)).size).toBe(1);
  });

  it('arrive in the order of the choices', async () => {
    const { client, server, pass, settle } = setUp(503);
    await client.consent.set(BOTH);
    await client.consent.withdraw();
    await settle();
    await pass(1_000);
    expect(server.bodiesOf('consents').map(({ type }) => type)).toEqual([
      'grant',
      'grant',
      'withdrawal',
    ]);
  });

  it('are given up where the server refuses one for good, which the host is told', async () => {
    const { client, server, failures, pass, settle } = setUp(400);
    await client.consent.set(BOTH);
    await settle();
    await pass(600_000);
    expect(server.bodiesOf('consents')).toHaveLength(1);
    expect(failures).toEqual(['answer-invalid']);
  });

  it('outlive the page that they were made on', async () => {
    const { client, server, settle } = setUp();
    await client.consent.set(BOTH);
    await settle();
    const record = server.requests.find(({ path }) => path.startsWith('/v1/consents'));
    expect(record?.keepalive).toBe(true);
  });
});
