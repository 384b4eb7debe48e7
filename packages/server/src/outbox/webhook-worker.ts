import { createId } from '@goodword/core/rules';
import type { Services } from '../http/services.js';
import { insertAudit } from '../records/audit.js';
import {
  claimDeliveries,
  findDueWebhooks,
  restDeliveries,
  settleDelivery,
} from '../records/deliveries.js';
import {
  changeWebhook,
  deleteWebhook,
  findWebhook,
  loadSecrets,
  type WebhookKey,
} from '../records/webhooks.js';
import { decideDelivery, isGone, type Answer } from '../rules/delivery-outcome.js';
import type { DeliveryRow, WebhookRow } from '../storage/outgoing-rows.js';
import type { Queries } from '../storage/storage.js';
import type { HttpSender } from './http-sender.js';
import { renderMessage } from './render-message.js';
import { signMessage } from './sign-message.js';
import type { Worker } from './worker.js';

/** Webhooks that are delivered to at once, and messages to each of them. */
const LANES = 32;
const LANE_WIDTH = 8;

/** How long a receiver may take, in milliseconds. */
const TIMEOUT = 15_000;

/** After this another process takes over what one left behind, in milliseconds. */
const LEASE = 60_000;

type Tools = Pick<Services, 'storage' | 'now' | 'random' | 'log'>;

/**
 * Delivers to each webhook in a lane of its own: a receiver that is slow or down holds up nobody
 * else's messages. No transaction is open while a receiver is waited for.
 */
export function createWebhookWorker(services: Tools, sender: HttpSender): Worker {
  const { storage, now, log } = services;
  const lanes = new Map<string, Promise<void>>();
  const closing = new AbortController();

  /** Until nothing is due, or the receiver fails: then it is left alone until the next run. */
  async function runLane(key: WebhookKey): Promise<void> {
    for (;;) {
      if (closing.signal.aborted) return;
      const start = now();
      const claim = { now: start, until: start + LEASE, limit: LANE_WIDTH };
      const claimed = await storage.write((transaction) =>
        claimDeliveries(transaction, key, claim),
      );
      if (claimed.length === 0) return;
      const webhook = await findWebhook(storage.reader, key);
      if (webhook?.isActive !== 1) return dropLane(key);
      const secrets = await loadSecrets(storage.reader, key, start);
      const results = await Promise.all(
        claimed.map((delivery) => deliver(webhook, delivery, secrets)),
      );
      if (!results.every(Boolean)) return;
    }
  }

  /** Of a webhook that is gone nothing is kept; one that is not active goes on later. */
  async function dropLane(key: WebhookKey): Promise<void> {
    await storage.write(async (transaction) => {
      const webhook = await findWebhook(transaction, key);
      if (!webhook) await deleteWebhook(transaction, key);
      else if (webhook.isActive !== 1) await restDeliveries(transaction, key);
    });
  }

  /** @returns whether the receiver took it */
  async function deliver(
    { url }: WebhookRow,
    delivery: DeliveryRow,
    secrets: readonly string[],
  ): Promise<boolean> {
    try {
      const { id } = delivery;
      const body = JSON.stringify(await renderMessage(storage.reader, delivery));
      const headers = signMessage({ id, body }, secrets, now());
      const { signal } = closing;
      const answer = await sender.send({ url, headers, body, timeout: TIMEOUT, signal });
      if (signal.aborted && answer.kind === 'none') await release(delivery);
      else await settle(delivery, answer);
      return answer.kind === 'answer' && answer.status < 300;
    } catch (error) {
      // The claim ends by itself, and the message is tried again.
      log({ event: 'delivery-failed', delivery: delivery.id, name: (error as Error).name });
      return false;
    }
  }

  /** It was our doing, and costs no attempt. */
  async function release(delivery: DeliveryRow): Promise<void> {
    const attempts = delivery.attempts - 1;
    await storage.write((transaction) =>
      settleDelivery(transaction, delivery, { state: 'waiting', dueAt: now(), attempts }),
    );
  }

  async function settle(delivery: DeliveryRow, answer: Answer): Promise<void> {
    const at = now();
    const [byte = 0] = services.random(1);
    const { attempts } = delivery;
    const outcome = decideDelivery(answer, { attempts, now: at, chance: byte / 255 });
    await storage.write(async (transaction) => {
      const isOurs = await settleDelivery(transaction, delivery, {
        state: outcome.state,
        dueAt: outcome.state === 'waiting' ? outcome.dueAt : null,
        settledAt: outcome.state === 'waiting' ? null : at,
        status: answer.kind === 'answer' ? answer.status : null,
        failure: answer.kind === 'answer' ? null : answer.failure,
      });
      if (isOurs && isGone(answer)) await disable(transaction, delivery, at);
    });
  }

  async function disable(
    transaction: Queries,
    { programId, webhookId }: DeliveryRow,
    at: number,
  ): Promise<void> {
    const key = { programId, id: webhookId };
    const webhook = await findWebhook(transaction, key);
    if (webhook?.isActive !== 1) return;
    await changeWebhook(transaction, key, { isActive: 0, goneAt: at });
    await restDeliveries(transaction, key);
    await insertAudit(transaction, {
      programId,
      id: createId('audit', { now: at, random: services.random }),
      action: `webhook-gone ${webhookId}`,
      actor: 'receiver',
      at,
    });
  }

  return {
    async run() {
      if (closing.signal.aborted) return;
      // Some of those that are due may be under way.
      const due = await findDueWebhooks(storage.reader, now(), 2 * LANES);
      for (const key of due) {
        const name = `${key.programId} ${key.id}`;
        if (lanes.has(name) || lanes.size >= LANES) continue;
        const lane = runLane(key)
          .catch((error: unknown) => {
            log({ event: 'webhook-failed', webhook: key.id, name: (error as Error).name });
          })
          .finally(() => lanes.delete(name));
        lanes.set(name, lane);
      }
      await Promise.all(lanes.values());
    },
    async stop() {
      closing.abort();
      await Promise.all(lanes.values());
    },
  };
}
