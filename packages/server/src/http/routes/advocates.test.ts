import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestServer, type TestServer } from '../../testing/test-server.js';

let server: TestServer;
beforeEach(async () => {
  server = await createTestServer();
});
afterEach(() => server.close());

describe('POST /v1/advocates', () => {
  it('answers the same link for the same address, and no session', async () => {
    const first = await server.enrol('Ada@Example.com');
    const second = await server.enrol('ada@example.com');
    expect(second).toEqual(first);
    expect(first).not.toHaveProperty('session');
  });

  it('does not tell the name that it knows', async () => {
    const token = await server.token({ email: 'ada@example.com', name: 'Ada' });
    await server.post('/v1/advocates?program=demo', { identity: { token } });
    expect(await server.enrol('ada@example.com')).not.toHaveProperty('displayName');
  });

  it.each([
    ['another audience', { aud: 'other' }, {}],
    ['an end in the past', { exp: Math.floor(Date.now() / 1000) - 3600 }, {}],
    ['more than an hour to go', { exp: Math.floor(Date.now() / 1000) + 7200 }, {}],
    ['no end', { exp: undefined }, {}],
    ['no subject', { sub: undefined }, {}],
    ['an unknown kid', {}, { kid: 'key_unknown' }],
    ['no kid', {}, { kid: undefined }],
  ])('refuses a token with %s', async (_name, claims, header) => {
    const token = await server.token(claims, header);
    const response = await server.post('/v1/advocates?program=demo', { identity: { token } });
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ code: 'identity-invalid' });
  });

  it('refuses a token that names no algorithm', async () => {
    const [, payload = ''] = (await server.token()).split('.');
    const header = btoa(JSON.stringify({ alg: 'none', kid: server.identity.id }));
    const token = `${header.replaceAll('=', '')}.${payload}.`;
    const response = await server.post('/v1/advocates?program=demo', { identity: { token } });
    expect(response.status).toBe(401);
  });

  it('refuses a session that it did not give', async () => {
    const response = await server.post('/v1/advocates/me?program=demo', { session: 'gw_at_x' });
    expect(await response.json()).toMatchObject({ code: 'session-expired' });
  });
});
