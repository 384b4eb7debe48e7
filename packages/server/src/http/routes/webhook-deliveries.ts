import { createId } from '@goodword/core/rules';
import type { WebhookDelivery, WebhookType } from '@goodword/protocol';
import type { Hono } from 'hono';
import { insertAudit } from '../../records/audit.js';
import { findDelivery, listDeliveries, replayDelivery } from '../../records/deliveries.js';
import { findWebhook } from '../../records/webhooks.js';
import type { DeliveryRow } from '../../storage/outgoing-rows.js';
import type { Unit } from '../../storage/storage.js';
import { readPageRequest, toList } from '../list-page.js';
import { ProblemError } from '../problem.js';
import { secretCall } from '../secret-call.js';
import type { HttpEnv, Services } from '../services.js';
import { writeOnce } from '../write-once.js';

/** `/v1/webhooks/{id}/deliveries`: what was sent and what came of it; and once more, on request. */
export function addWebhookDeliveryRoutes(app: Hono<HttpEnv>, services: Services): void {
  const { storage, now, random } = services;

  app.get('/v1/webhooks/:id/deliveries', secretCall(services), async (c) => {
    const key = { programId: c.var.programId, id: c.req.param('id') };
    if (!(await findWebhook(storage.reader, key))) throw missing();
    const page = await listDeliveries(storage.reader, key, readPageRequest(c));
    return c.json(toList(page, toDelivery));
  });

  app.post('/v1/webhooks/:id/deliveries/:delivery/replay', secretCall(services), async (c) => {
    const { programId, keyId } = c.var;
    const key = { programId, id: c.req.param('id') };
    const deliveryId = c.req.param('delivery');
    const at = now();
    const replay: Unit<string> = async (transaction) => {
      const webhook = await findWebhook(transaction, key);
      if (!webhook) throw missing();
      if (webhook.isActive !== 1) {
        throw new ProblemError('unprocessable', 'The webhook is not active.');
      }
      const replayed = await replayDelivery(transaction, key, deliveryId, at);
      if (!replayed) throw missingDelivery();
      await insertAudit(transaction, {
        programId,
        id: createId('audit', { now: at, random }),
        action: `delivery-replay ${deliveryId}`,
        actor: keyId,
        at,
      });
      return deliveryId;
    };
    await writeOnce(c, services, replay, { isKeyRequired: true });
    const row = await findDelivery(storage.reader, key, deliveryId);
    if (!row) throw missingDelivery();
    return c.json(toDelivery(row));
  });
}

function missing(): ProblemError {
  return new ProblemError('not-found', 'There is no such webhook.');
}

function missingDelivery(): ProblemError {
  return new ProblemError('not-found', 'There is no such delivery.');
}

function toDelivery(row: DeliveryRow): WebhookDelivery {
  const { id, type, subjectId, state, attempts, status, failure } = row;
  const toTime = (at: number) => new Date(at).toISOString();
  return {
    id,
    type: type as WebhookType,
    subjectId,
    happenedAt: toTime(row.happenedAt),
    state: state as WebhookDelivery['state'],
    attempts,
    ...(row.attemptedAt === null ? {} : { attemptedAt: toTime(row.attemptedAt) }),
    ...(status === null ? {} : { status }),
    ...(failure === null ? {} : { failure }),
    ...(row.dueAt === null ? {} : { dueAt: toTime(row.dueAt) }),
  };
}
