import type { Lead } from '@goodword/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { stageChange, readFunnel } from '../../testing/calls.js';
import { SHOP, createTestServer, leadRequest, type TestServer } from '../../testing/test-server.js';

let server: TestServer;
beforeEach(async () => {
  server = await createTestServer();
});
afterEach(() => server.close());

describe('POST /v1/leads', () => {
  it('takes a retry for the same lead, and other content for a conflict', async () => {
    const request = leadRequest();
    const send = (body: unknown) => server.post('/v1/leads?program=demo', body);
    expect((await send(request)).status).toBe(200);
    expect((await send(request)).status).toBe(200);
    expect((await send({ ...request, answers: {} })).status).toBe(409);
    expect((await readFunnel(server)).counts.leads).toBe(1);
  });

  it('sends a plain form back to the page that it came from', async () => {
    const form = new URLSearchParams({ email: 'milo@example.org', contactConsent: 'true' });
    form.append('interest', 'home');
    const response = await server.request('/v1/leads?program=demo', {
      method: 'POST',
      headers: {
        origin: SHOP,
        referer: `${SHOP}/office`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: form.toString(),
    });
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe(`${SHOP}/office`);
    const { items } = await server.read<{ items: Lead[] }>(server.secretCall('/v1/leads'));
    expect(items).toMatchObject([{ answers: { interest: 'home' } }]);
  });

  it('keeps the latest stage, in whatever order the changes arrive', async () => {
    const request = leadRequest();
    await server.post('/v1/leads?program=demo', request);
    const late = stageChange('opportunity', 60_000);
    const early = stageChange('contacted', 30_000);
    const send = (body: object) =>
      server.read(server.secretCall(`/v1/leads/${request.id}/stages`, body));
    await send(late);
    expect(await send(early)).toMatchObject({ stage: 'opportunity', status: 'stored' });
    expect(await send(late)).toMatchObject({ stage: 'opportunity', status: 'duplicate' });
  });
});
