import { problemSchema } from '@goodword/protocol/schemas';
import { describe, expect, it } from 'vitest';
import type { CallName } from './calls.js';
import { useMock } from './testing/call-mock.js';

describe('mock.fail()', () => {
  const { mock, get, post } = useMock();
  const order = { externalId: '1001' };

  it('answers with the status and Retry-After as often as asked, then is well again', async () => {
    mock.fail('POST /v1/orders', { status: 503, retryAfter: 1, times: 2 });
    const answers = [
      await post('/v1/orders', order),
      await post('/v1/orders', order),
      await post('/v1/orders', order),
    ];
    expect(answers.map(({ status }) => status)).toEqual([503, 503, 200]);
    expect(answers[0]?.headers.get('retry-after')).toBe('1');
    expect(problemSchema.parse(answers[0]?.body).code).toBe('unavailable');
    expect(mock.received.calls).toHaveLength(3);
    expect(mock.received.orders).toHaveLength(1);
  });

  it('takes the status from the code, and the code from the status', async () => {
    mock.fail('GET /v1/codes/{code}', { code: 'rate-limited', times: 1 });
    mock.fail('GET /v1/codes/{code}', { status: 403, times: 1 });
    mock.fail('GET /v1/codes/{code}', { status: 418, times: 1 });
    const seen = [];
    for (let call = 0; call < 3; call += 1) {
      const { status, body } = await get('/v1/codes/ADA?program=demo');
      seen.push([status, problemSchema.parse(body).code]);
    }
    expect(seen).toEqual([
      [429, 'rate-limited'],
      [403, 'forbidden'],
      [418, 'unavailable'],
    ]);
  });

  it('leaves other calls alone', async () => {
    mock.fail('POST /v1/leads');
    expect((await get('/v1/programs/demo')).status).toBe(200);
    expect((await post('/v1/leads', {})).status).toBe(503);
    expect((await post('/v1/leads', {})).status).toBe(503);
  });

  it('throws for a call that there is none of, and says which there are', () => {
    expect(() => mock.fail('POST /v1/event' as CallName)).toThrow(
      /received POST \/v1\/event\. .*POST \/v1\/events/,
    );
    expect(() => mock.drop('events' as CallName)).toThrow(TypeError);
  });
});

describe('mock.drop()', () => {
  const { mock, post } = useMock();

  it('gives no answer and carries nothing out', async () => {
    mock.drop('POST /v1/orders', { times: 1 });
    await expect(post('/v1/orders', { externalId: '1' })).rejects.toThrow(TypeError);
    expect(mock.received.orders).toEqual([]);
    expect((await post('/v1/orders', { externalId: '1' })).status).toBe(200);
  });

  it('loses only the answer when asked to do so afterwards', async () => {
    mock.drop('POST /v1/orders', { times: 1, afterwards: true });
    await expect(post('/v1/orders', { externalId: '1' })).rejects.toThrow(TypeError);
    await post('/v1/orders', { externalId: '1' });
    expect(mock.received.orders).toHaveLength(1);
  });
});
