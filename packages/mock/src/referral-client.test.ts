import { createReferralClient } from '@goodword/core';
import { describe, expect, it } from 'vitest';
import { ENDPOINT, tokenFor, useMock } from './testing/call-mock.js';

describe('createReferralClient() against the mock', () => {
  const { mock } = useMock();
  const createClient = () => createReferralClient({ program: 'demo', endpoint: ENDPOINT });

  it('loads the program, enrols an advocate and shows the link', async () => {
    const client = createClient();
    await client.load();
    await client.enrol({ token: tokenFor({ sub: '7', name: 'Ada' }) });
    const { status, program, advocate } = client.get();
    expect(status).toBe('ready');
    expect(program?.id).toBe('demo');
    expect(advocate).toMatchObject({ displayName: 'Ada', hasFigures: true });
    client.dispose();
  });

  it('sends a lead whose first answer was lost once', async () => {
    const client = createClient();
    mock.drop('POST /v1/leads', { times: 1, afterwards: true });
    const values = { email: 'friend@example.org', contactConsent: true };
    await expect(client.sendLead(values)).rejects.toMatchObject({ code: 'network' });
    const [stored] = mock.received.leads;
    const id = await client.sendLead({ ...values, ...(stored ? { id: stored.id } : {}) });
    expect(mock.received.leads.map((lead) => lead.id)).toEqual([id]);
    client.dispose();
  });

  it('throws the code of a failing answer', async () => {
    const client = createClient();
    mock.fail('POST /v1/orders', { status: 429, retryAfter: 1 });
    await expect(client.convert({ externalId: '1' })).rejects.toMatchObject({
      code: 'rate-limited',
      retriable: true,
    });
    client.dispose();
  });
});
