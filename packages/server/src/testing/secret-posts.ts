import type { Conversion, Webhook, WebhookDelivery } from '@goodword/protocol';
import { confirm, iso, stageChange } from './calls.js';
import { leadRequest, type TestServer } from './test-server.js';

/** A call that succeeds, and a body that the same call might have had instead. */
export interface SecretPost {
  target: string;
  body: object;
  other: object;
}

const ORDER = { value: { amount: 4900, currency: 'EUR' }, occurredAt: iso(), evidence: {} };

/**
 * For each secret `POST` that takes an `Idempotency-Key`, by the operation's id: what has to be there
 * for it, and how it is then called.
 */
export const SECRET_POSTS: Readonly<Record<string, (server: TestServer) => Promise<SecretPost>>> = {
  async confirmConversion() {
    const body = { ...ORDER, externalId: 'order-1' };
    return { target: '/v1/conversions', body, other: { ...body, externalId: 'order-2' } };
  },
  async reviewConversion(server) {
    const { code } = await server.enrol('ada@example.com');
    const lead = leadRequest({ evidence: { code, touchedAt: iso(-1000) } });
    await server.read(server.post('/v1/leads?program=demo', lead));
    const evidence = { email: 'milo@example.org', customerId: 'customer-9' };
    const { id } = await server.read<Conversion>(confirm(server, { evidence }));
    return {
      target: `/v1/conversions/${id}/review`,
      body: { decision: 'credit' },
      other: { decision: 'dismiss' },
    };
  },
  async reverseConversion(server) {
    const { id } = await server.read<Conversion>(confirm(server));
    return {
      target: `/v1/conversions/${id}/reversals`,
      body: { externalId: 'refund-1', amount: 100 },
      other: { externalId: 'refund-2', amount: 100 },
    };
  },
  async changeStage(server) {
    const lead = leadRequest();
    await server.read(server.post('/v1/leads?program=demo', lead));
    return {
      target: `/v1/leads/${lead.id}/stages`,
      body: stageChange('contacted'),
      other: stageChange('qualified'),
    };
  },
  approveReward: (server) => rewardStep(server, 'approve'),
  holdReward: (server) => rewardStep(server, 'hold'),
  rejectReward: (server) => rewardStep(server, 'reject'),
  async issueReward(server) {
    const call = await rewardStep(server, 'issue');
    await server.read(server.secretCall(call.target.replace('issue', 'approve'), {}));
    return call;
  },
  async createCode(server) {
    await server.enrol('ada@example.com');
    const { id: advocateId } = await server.storage.reader
      .selectFrom('advocates')
      .select('id')
      .executeTakeFirstOrThrow();
    const body = { advocateId, code: 'LOLA2027' };
    return { target: '/v1/codes', body, other: { advocateId, code: 'LOLA2028' } };
  },
  async verifyLead(server) {
    const lead = leadRequest();
    await server.read(server.post('/v1/leads?program=demo', lead));
    return {
      target: `/v1/leads/${lead.id}/verification`,
      body: { by: 'address' },
      other: { by: 'phone' },
    };
  },
  async erasePerson() {
    const body = { email: 'nobody@example.org' };
    return { target: '/v1/people/erase', body, other: { email: 'somebody@example.org' } };
  },
  async createWebhook() {
    const body = { url: 'https://hooks.example.com/one', types: ['lead.created'] };
    return { target: '/v1/webhooks', body, other: { ...body, url: `${body.url}/other` } };
  },
  async rotateWebhookSecret(server) {
    const { id } = await makeWebhook(server);
    return {
      target: `/v1/webhooks/${id}/rotate`,
      body: { keepHours: 1 },
      other: { keepHours: 2 },
    };
  },
  async replayDelivery(server) {
    const { id } = await makeWebhook(server);
    await server.read(server.post('/v1/leads?program=demo', leadRequest()));
    const page = server.secretCall(`/v1/webhooks/${id}/deliveries`);
    const { items } = await server.read<{ items: WebhookDelivery[] }>(page);
    return {
      target: `/v1/webhooks/${id}/deliveries/${items[0]?.id}/replay`,
      body: {},
      other: { again: true },
    };
  },
};

async function rewardStep(server: TestServer, step: string): Promise<SecretPost> {
  const { code } = await server.enrol('ada@example.com');
  const { rewards } = await server.read<Conversion>(confirm(server, { evidence: { code } }));
  return { target: `/v1/rewards/${rewards[0]?.id}/${step}`, body: {}, other: { why: 'other' } };
}

function makeWebhook(server: TestServer): Promise<Webhook> {
  const body = { url: 'https://hooks.example.com/one', types: ['lead.created'] };
  return server.read<Webhook>(server.secretCall('/v1/webhooks', body));
}
