import * as z from 'zod';
import { describe, expect, it } from 'vitest';
import type { Operation } from '../http/openapi/operation.js';
import { insertAudit } from '../records/audit.js';
import { checkTraffic } from './check-traffic.js';
import { createTestServer } from './test-server.js';

const OPERATIONS: readonly Operation[] = [
  {
    method: 'post',
    path: '/v1/things/{id}',
    id: 'changeThing',
    tag: 'Service',
    summary: 'Change a thing',
    access: 'secret',
    idempotency: 'none',
    body: z.object({ size: z.int() }),
    answers: {
      200: {
        description: 'The thing.',
        content: z.object({ name: z.string(), at: z.iso.datetime().optional() }),
      },
      204: { description: 'Nothing.' },
    },
  },
  {
    method: 'get',
    path: '/v1/things',
    id: 'listThings',
    tag: 'Service',
    summary: 'List things',
    access: 'open',
    isLimited: true,
    answers: { 200: { description: 'Things.', content: z.object({ items: z.array(z.string()) }) } },
  },
];

const JSON_TYPE = { 'content-type': 'application/json' };

/** Sends a request to a server that answers so. */
function call(answer: Response, body: unknown = { size: 1 }, target = '/v1/things/1') {
  const isPost = target.startsWith('/v1/things/');
  const request = new Request(`https://refer.example${target}`, {
    headers: JSON_TYPE,
    ...(isPost ? { method: 'POST', body: JSON.stringify(body) } : {}),
  });
  return checkTraffic(() => Promise.resolve(answer), OPERATIONS)(request);
}

const json = (value: unknown, init: ResponseInit = {}) =>
  new Response(JSON.stringify(value), { headers: JSON_TYPE, ...init });

describe('checkTraffic()', () => {
  it('passes on what is as the document says', async () => {
    const answer = json({ name: 'one' });
    expect(await (await call(answer)).json()).toEqual({ name: 'one' });
    expect((await call(new Response(null, { status: 204 }))).status).toBe(204);
  });

  it.each([
    ['a field of another type', json({ name: 1 })],
    ['a field that is missing', json({})],
    ['a field that is not declared', json({ name: 'one', secret: 'two' })],
    ['a time that is none', json({ name: 'one', at: 'today' })],
    ['a status that is not declared', json({ name: 'one' }, { status: 202 })],
    ['a problem that is none', json({ error: 'no' }, { status: 401 })],
    [
      'a media type that is not declared',
      new Response('one', { headers: { 'content-type': 'text/html' } }),
    ],
    ['a body where none belongs', new Response('one', { status: 200, headers: {} })],
    ['a 503 that does not say when to come back', json({}, { status: 503 })],
  ])('fails on %s', async (_, answer) => {
    await expect(call(answer)).rejects.toThrow('not as the OpenAPI document says');
  });

  it('fails on a request that was accepted and should not have been', async () => {
    await expect(call(json({ name: 'one' }), { size: 'large' })).rejects.toThrow(
      'it accepted what was sent: /size must be integer',
    );
  });

  it('fails on a parameter that is not declared', async () => {
    await expect(
      call(json({ name: 'one' }), { size: 1 }, '/v1/things/1?color=red'),
    ).rejects.toThrow('?color= is not declared');
  });

  it('fails on a call that is not in the document, unless there is nothing', async () => {
    await expect(call(json({}), {}, '/v1/things/1/parts')).rejects.toThrow('no such operation');
    const nothing = json({}, { status: 404 });
    expect((await call(nothing, {}, '/v1/things/1/parts')).status).toBe(404);
    // What an address with a dot in place of an id becomes.
    const refused = json({}, { status: 405 });
    expect((await call(refused, {}, '/v1/things/.')).status).toBe(405);
  });

  it('fails on a counted call that does not say how it stands to the limit', async () => {
    await expect(call(json({ items: [] }), undefined, '/v1/things')).rejects.toThrow(
      'the header RateLimit is missing',
    );
  });
});

describe('createTestServer()', () => {
  it('fails the test that is answered what the document does not say', async () => {
    const server = await createTestServer();
    try {
      const call = () => server.secretCall('/v1/audit');
      expect((await call()).status).toBe(200);
      const row = { programId: 'demo', id: 'no id of an entry', action: 'none', actor: 'none' };
      await server.storage.write((transaction) => insertAudit(transaction, { ...row, at: 1 }));
      await expect(call()).rejects.toThrow(
        'GET /v1/audit answered 200, which is not as the OpenAPI document says: the answer is wrong: /items/0/id must match pattern',
      );
    } finally {
      await server.close();
    }
  });
});
