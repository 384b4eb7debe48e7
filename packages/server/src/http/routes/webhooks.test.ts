import { createId } from '@goodword/core/rules';
import type {
  AuditEntry,
  Webhook,
  WebhookDelivery,
  WebhookType,
  WebhookWithSecret,
} from '@goodword/protocol';
import { webhookMessageSchema } from '@goodword/protocol/schemas';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHttpSender } from '../../node/http-sender.js';
import { readNetworks } from '../../rules/network-list.js';
import { confirm, iso, sendEvents, stageChange, VISITOR } from '../../testing/calls.js';
import { startReceiver, verifyMessage, type Receiver } from '../../testing/receiver.js';
import { createTestServer, leadRequest, type TestServer } from '../../testing/test-server.js';

/** A list's answer. */
interface ListPage<Item> {
  items: Item[];
}

const LOCAL = readNetworks('127.0.0.0/8');
const allowedNetworks = LOCAL.ok ? LOCAL.networks : [];

const HOUR = 3_600_000;

const ONE_KEY = { 'idempotency-key': 'one' };

describe('/v1/webhooks', () => {
  let server: Awaited<ReturnType<typeof createTestServer>>;
  let receiver: Receiver;
  /** Milliseconds that the server's clock is ahead. */
  let ahead = 0;

  beforeEach(async () => {
    ahead = 0;
    receiver = await startReceiver();
    server = await createTestServer({
      clock: () => Date.now() + ahead,
      sender: createHttpSender({ allowedNetworks }),
    });
  });
  afterEach(async () => {
    await server.close();
    await receiver.close();
  });

  const subscribe = (types: WebhookType[], on: TestServer = server) =>
    on.read<WebhookWithSecret>(on.secretCall('/v1/webhooks', { url: receiver.url, types }));

  const deliveriesOf = async ({ id }: Pick<Webhook, 'id'>) =>
    (
      await server.read<ListPage<WebhookDelivery>>(
        server.secretCall(`/v1/webhooks/${id}/deliveries?limit=100`),
      )
    ).items;

  const share = (code: string) => ({
    id: createId('event', { now: Date.now() }),
    type: 'share',
    occurredAt: iso(),
    code,
    channel: 'email',
  });

  const method = (target: string, verb: string, body?: unknown) =>
    server.request(target, {
      method: verb,
      headers: {
        authorization: `Bearer ${server.secretKey}`,
        'content-type': 'application/json',
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });

  it('tells of the whole loop, signed, and names nobody', async () => {
    const types: WebhookType[] = [
      'advocate.enrolled',
      'share.recorded',
      'lead.created',
      'lead.qualified',
      'lead.stage_changed',
      'conversion.attributed',
      'conversion.reversed',
      'reward.pending',
      'reward.reversed',
      'consent.changed',
    ];
    const { secret } = await subscribe(types);
    const { code } = await server.enrol('ada@example.org');
    await sendEvents(server, [share(code)]);
    const lead = leadRequest({ evidence: { code } });
    await server.read(server.post('/v1/leads?program=demo', lead));
    await server.read(server.secretCall(`/v1/leads/${lead.id}/stages`, stageChange('contacted')));
    const { id } = await server.read<{ id: string }>(
      confirm(server, { evidence: { leadId: lead.id } }),
    );
    await server.read(
      server.secretCall(`/v1/conversions/${id}/reversals`, {
        externalId: 'refund-1',
        occurredAt: iso(),
      }),
    );
    await server.read(
      server.post('/v1/consents?program=demo', {
        schemaVersion: 1,
        id: createId('consent', { now: Date.now() }),
        type: 'grant',
        subject: VISITOR,
        purposes: { attribution: 'granted', measurement: 'granted', forwarding: 'denied' },
        source: 'banner',
        policyVersion: '1',
        durationDays: 180,
        locale: 'en',
        occurredAt: iso(),
      }),
    );
    await server.work();

    const messages = receiver.received.map((message) =>
      webhookMessageSchema.parse(verifyMessage(secret, message)),
    );
    const told = new Set(messages.map(({ type }) => type));
    expect([...told].sort()).toEqual(types.sort());
    const rewards = messages.filter(({ type }) => type === 'reward.pending');
    expect(rewards).toHaveLength(2);
    const sent = receiver.received.map(({ body }) => body).join();
    for (const secretWord of ['ada@', 'milo', 'Milo', code, VISITOR])
      expect(sent).not.toContain(secretWord);
  });

  it('tells of what a reviewer decides of a reward', async () => {
    const types: WebhookType[] = ['reward.approved', 'reward.issued', 'reward.reversed'];
    await subscribe(types);
    const { code } = await server.enrol('ada@example.org');
    const { rewards } = await server.read<{ rewards: { id: string }[] }>(
      confirm(server, { evidence: { code, email: 'milo@example.org' } }),
    );
    ahead += 100 * 24 * HOUR;
    const [first, second] = rewards;
    await server.read(server.secretCall(`/v1/rewards/${first?.id ?? ''}/approve`, {}));
    await server.read(server.secretCall(`/v1/rewards/${first?.id ?? ''}/issue`, {}));
    await server.read(server.secretCall(`/v1/rewards/${second?.id ?? ''}/reject`, {}));
    await server.work();
    const told = receiver.received.map(
      ({ body }) => webhookMessageSchema.parse(JSON.parse(body)).type,
    );
    expect(told.sort()).toEqual(types.sort());
  });

  it('tells nobody of a change that did not happen, and of no type that was not asked for', async () => {
    const webhook = await subscribe(['lead.created']);
    await server.enrol('ada@example.org');
    const lead = leadRequest();
    await server.read(server.post('/v1/leads?program=demo', lead));
    const refused = { ...lead, contact: { email: 'other@example.org' } };
    expect((await server.post('/v1/leads?program=demo', refused)).status).toBe(409);
    // The same lead again is no other lead.
    await server.read(server.post('/v1/leads?program=demo', lead));
    await server.work();
    expect(await deliveriesOf(webhook)).toMatchObject([
      { type: 'lead.created', subjectId: lead.id, state: 'delivered', attempts: 1, status: 204 },
    ]);
    expect(receiver.received).toHaveLength(1);
  });

  it('delivers a thousand messages once each through two processes, every one verified', async () => {
    const { secret } = await subscribe(['share.recorded']);
    const { code } = await server.enrol('ada@example.org');
    for (let batch = 0; batch < 20; batch += 1) {
      const events = [...Array(50).keys()].map(() => share(code));
      await sendEvents(server, events);
    }
    const other = await server.another();
    await Promise.all([server.work(), other.work()]);
    const ids = receiver.received.map((message) => {
      verifyMessage(secret, message);
      return message.headers['webhook-id'];
    });
    expect(ids).toHaveLength(1_000);
    expect(new Set(ids).size).toBe(1_000);
  }, 60_000);

  it('tries again by the schedule under the same id, and gives up after the tenth', async () => {
    receiver.answer = () => ({ status: 500 });
    const webhook = await subscribe(['lead.created']);
    await server.read(server.post('/v1/leads?program=demo', leadRequest()));
    await server.work();
    expect(receiver.received).toHaveLength(1);
    const delays = [5 / 3600, 5 / 60, 0.5, 2, 5, 10, 14, 20, 24];
    for (const [index, hours] of delays.entries()) {
      // Jitter makes a wait a tenth longer at most, and never shorter.
      ahead += hours * HOUR * 0.99;
      await server.work();
      expect(receiver.received).toHaveLength(index + 1);
      ahead += hours * HOUR * 0.12 + 1;
      await server.work();
      expect(receiver.received).toHaveLength(index + 2);
    }
    ahead += 100 * HOUR;
    await server.work();
    expect(receiver.received).toHaveLength(10);
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(await deliveriesOf(webhook)).toMatchObject([{ state: 'failed', attempts: 10 }]);
  });

  it('waits as long as the receiver asks, a day at most', async () => {
    receiver.answer = () => ({ status: 429, headers: { 'retry-after': '7200' } });
    const webhook = await subscribe(['lead.created']);
    await server.read(server.post('/v1/leads?program=demo', leadRequest()));
    await server.work();
    ahead += 1.9 * HOUR;
    await server.work();
    expect(receiver.received).toHaveLength(1);
    receiver.answer = () => ({ status: 503, headers: { 'retry-after': '99999999' } });
    ahead += 0.2 * HOUR;
    await server.work();
    expect(receiver.received).toHaveLength(2);
    receiver.answer = () => ({ status: 200 });
    ahead += 24.1 * HOUR;
    await server.work();
    expect(await deliveriesOf(webhook)).toMatchObject([{ state: 'delivered', attempts: 3 }]);
  });

  it('follows no redirect', async () => {
    receiver.answer = () => ({ status: 302, headers: { location: `${receiver.url}/elsewhere` } });
    const webhook = await subscribe(['lead.created']);
    await server.read(server.post('/v1/leads?program=demo', leadRequest()));
    await server.work();
    expect(receiver.received.map(({ path }) => path)).toEqual(['/hooks']);
    expect(await deliveriesOf(webhook)).toMatchObject([{ state: 'waiting', status: 302 }]);
  });

  it('ends a webhook whose receiver is gone, and says so', async () => {
    receiver.answer = () => ({ status: 410 });
    const webhook = await subscribe(['lead.created']);
    await server.read(server.post('/v1/leads?program=demo', leadRequest()));
    await server.work();
    await server.read(server.post('/v1/leads?program=demo', leadRequest()));
    ahead += 100 * HOUR;
    await server.work();
    expect(receiver.received).toHaveLength(1);
    const [found] = (await server.read<ListPage<Webhook>>(server.secretCall('/v1/webhooks'))).items;
    expect(found).toMatchObject({ active: false });
    expect(found?.goneAt).toBeDefined();
    const audit = await server.read<ListPage<AuditEntry>>(server.secretCall('/v1/audit'));
    expect(audit.items[0]).toMatchObject({
      action: `webhook-gone ${webhook.id}`,
      actor: 'receiver',
    });
  });

  it('signs by both secrets while one takes the place of the other', async () => {
    const webhook = await subscribe(['lead.created']);
    const rotated = await server.read<WebhookWithSecret>(
      server.secretCall(`/v1/webhooks/${webhook.id}/rotate`, { keepHours: 1 }, ONE_KEY),
    );
    expect(rotated.secret).not.toBe(webhook.secret);
    await server.read(server.post('/v1/leads?program=demo', leadRequest()));
    await server.work();
    for (const secret of [webhook.secret, rotated.secret]) {
      expect(verifyMessage(secret, receiver.received[0]!)).toMatchObject({ type: 'lead.created' });
    }
    ahead += HOUR + 1;
    await server.read(server.post('/v1/leads?program=demo', leadRequest()));
    await server.work();
    const signatures = receiver.received[1]?.headers['webhook-signature'];
    expect(signatures?.split(' ')).toHaveLength(1);
  });

  it('sends a delivery once more on request, under the same id', async () => {
    const webhook = await subscribe(['lead.created']);
    await server.read(server.post('/v1/leads?program=demo', leadRequest()));
    await server.work();
    const [delivery] = await deliveriesOf(webhook);
    await server.read(
      server.secretCall(
        `/v1/webhooks/${webhook.id}/deliveries/${delivery?.id ?? ''}/replay`,
        {},
        ONE_KEY,
      ),
    );
    await server.work();
    const ids = receiver.received.map(({ headers }) => headers['webhook-id']);
    expect(ids).toEqual([delivery?.id, delivery?.id]);
  });

  it('rests while it is switched off, goes on later, and is gone once deleted', async () => {
    const webhook = await subscribe(['lead.created']);
    await server.read(server.post('/v1/leads?program=demo', leadRequest()));
    await method(`/v1/webhooks/${webhook.id}`, 'PATCH', { active: false });
    await server.work();
    expect(receiver.received).toEqual([]);
    expect(await deliveriesOf(webhook)).toMatchObject([{ state: 'resting' }]);
    await method(`/v1/webhooks/${webhook.id}`, 'PATCH', { active: true });
    await server.work();
    expect(receiver.received).toHaveLength(1);
    expect((await method(`/v1/webhooks/${webhook.id}`, 'DELETE')).status).toBe(204);
    expect((await server.secretCall(`/v1/webhooks/${webhook.id}/deliveries`)).status).toBe(404);
  });

  it('shows a secret once, and takes an address once', async () => {
    const webhook = await subscribe(['lead.created']);
    const shown = await (await server.secretCall('/v1/webhooks')).text();
    expect(shown).toContain(webhook.id);
    expect(shown).not.toContain('whsec_');
    const again = await server.secretCall('/v1/webhooks', {
      url: receiver.url,
      types: ['lead.created'],
    });
    expect(again.status).toBe(409);
  });
});
