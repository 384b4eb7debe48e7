import { createId } from '@goodword/core/rules';
import type { Webhook, WebhookType, WebhookWithSecret } from '@goodword/protocol';
import {
  webhookChangeSchema,
  webhookRequestSchema,
  webhookRotationSchema,
} from '@goodword/protocol/schemas';
import type { Hono } from 'hono';
import { insertAudit } from '../../records/audit.js';
import { restDeliveries, wakeDeliveries } from '../../records/deliveries.js';
import {
  changeWebhook,
  countWebhooks,
  deleteWebhook,
  findWebhook,
  findWebhookOfUrl,
  insertWebhook,
  listWebhooks,
  rotateSecret,
} from '../../records/webhooks.js';
import { judgeTarget } from '../../rules/judge-target.js';
import type { WebhookRow } from '../../storage/outgoing-rows.js';
import type { Queries, Unit } from '../../storage/storage.js';
import { readPageRequest, toList } from '../list-page.js';
import { parseBody } from '../parse-body.js';
import { ProblemError } from '../problem.js';
import { secretCall } from '../secret-call.js';
import type { HttpEnv, Services } from '../services.js';
import { createWebhookSecret } from '../webhook-secret.js';
import { writeOnce } from '../write-once.js';

/** Webhooks of one program: each costs every change a delivery. */
const MOST = 20;

const HOUR = 3_600_000;

/** `/v1/webhooks`: who is told of what. A secret is shown once, when it is made. */
export function addWebhookRoutes(app: Hono<HttpEnv>, services: Services): void {
  const { storage, now, random, sender } = services;

  const checkUrl = (url: string) => {
    const reason = sender ? sender.refuse(url) : judgeTarget(url, []);
    if (reason === undefined) return;
    throw new ProblemError('invalid-request', reason, [{ path: 'url', message: reason }]);
  };
  const record = (
    queries: Queries,
    { programId, keyId }: HttpEnv['Variables'],
    action: string,
    at: number,
  ) => {
    const id = createId('audit', { now: at, random });
    return insertAudit(queries, { programId, id, action, actor: keyId, at });
  };

  app.get('/v1/webhooks', secretCall(services), async (c) => {
    const page = await listWebhooks(storage.reader, c.var.programId, readPageRequest(c));
    return c.json(toList(page, toWebhook));
  });

  app.post('/v1/webhooks', secretCall(services), async (c) => {
    const request = await parseBody(c, webhookRequestSchema);
    checkUrl(request.url);
    const { programId } = c.var;
    const at = now();
    const secret = createWebhookSecret(random);
    const row: WebhookRow = {
      programId,
      id: createId('webhook', { now: at, random }),
      url: request.url,
      types: toTypes(request.types),
      isActive: 1,
      goneAt: null,
      createdAt: at,
    };
    const { outcome: id, isReplay } = await writeOnce(c, services, async (transaction) => {
      if ((await countWebhooks(transaction, programId)) >= MOST) {
        throw new ProblemError('unprocessable', `A program may have ${MOST} webhooks.`);
      }
      if (!(await insertWebhook(transaction, row))) throw taken();
      const made = { programId, webhookId: row.id, secret, createdAt: at, endsAt: null };
      await rotateSecret(transaction, made, at);
      await record(transaction, c.var, `webhook-create ${row.id}`, at);
      return row.id;
    });
    const made = isReplay ? await findWebhook(storage.reader, { programId, id }) : row;
    if (!made) throw missing();
    return c.json(isReplay ? toWebhook(made) : withSecret(made, secret), 201);
  });

  app.patch('/v1/webhooks/:id', secretCall(services), async (c) => {
    const { url, types, active } = await parseBody(c, webhookChangeSchema);
    if (url !== undefined) checkUrl(url);
    const key = { programId: c.var.programId, id: c.req.param('id') };
    const at = now();
    const changed = await storage.write(async (transaction) => {
      const webhook = await findWebhook(transaction, key);
      if (!webhook) throw missing();
      if (url !== undefined) {
        const other = await findWebhookOfUrl(transaction, key.programId, url);
        if (other && other.id !== key.id) throw taken();
      }
      const row: WebhookRow = {
        ...webhook,
        ...(url === undefined ? {} : { url }),
        ...(types === undefined ? {} : { types: toTypes(types) }),
        ...(active === undefined ? {} : { isActive: active ? 1 : 0 }),
        ...(active ? { goneAt: null } : {}),
      };
      const { isActive, goneAt } = row;
      await changeWebhook(transaction, key, { url: row.url, types: row.types, isActive, goneAt });
      if (isActive !== webhook.isActive) {
        if (isActive === 1) await wakeDeliveries(transaction, key, at);
        else await restDeliveries(transaction, key);
      }
      await record(transaction, c.var, `webhook-change ${key.id}`, at);
      return row;
    });
    return c.json(toWebhook(changed));
  });

  app.delete('/v1/webhooks/:id', secretCall(services), async (c) => {
    const key = { programId: c.var.programId, id: c.req.param('id') };
    const at = now();
    await storage.write(async (transaction) => {
      if (!(await findWebhook(transaction, key))) throw missing();
      await deleteWebhook(transaction, key);
      await record(transaction, c.var, `webhook-delete ${key.id}`, at);
    });
    return c.body(null, 204);
  });

  app.post('/v1/webhooks/:id/rotate', secretCall(services), async (c) => {
    const { keepHours } = await parseBody(c, webhookRotationSchema);
    const key = { programId: c.var.programId, id: c.req.param('id') };
    const at = now();
    const secret = createWebhookSecret(random);
    const rotate: Unit<string> = async (transaction) => {
      if (!(await findWebhook(transaction, key))) throw missing();
      const { programId, id: webhookId } = key;
      const made = { programId, webhookId, secret, createdAt: at, endsAt: null };
      await rotateSecret(transaction, made, at + keepHours * HOUR);
      await record(transaction, c.var, `webhook-rotate ${key.id}`, at);
      return key.id;
    };
    const { isReplay } = await writeOnce(c, services, rotate, { isKeyRequired: true });
    const row = await findWebhook(storage.reader, key);
    if (!row) throw missing();
    return c.json(isReplay ? toWebhook(row) : withSecret(row, secret));
  });
}

function missing(): ProblemError {
  return new ProblemError('not-found', 'There is no such webhook.');
}

function taken(): ProblemError {
  return new ProblemError(
    'conflict',
    'There is a webhook of this address. Change it, or rotate its secret if it was lost.',
  );
}

function withSecret(row: WebhookRow, secret: string): WebhookWithSecret {
  return { ...toWebhook(row), secret };
}

function toTypes(types: readonly WebhookType[]): string {
  return JSON.stringify([...new Set(types)]);
}

function toWebhook({ id, url, types, isActive, goneAt, createdAt }: WebhookRow): Webhook {
  return {
    id,
    url,
    types: JSON.parse(types) as WebhookType[],
    active: isActive === 1,
    ...(goneAt === null ? {} : { goneAt: new Date(goneAt).toISOString() }),
    createdAt: new Date(createdAt).toISOString(),
  };
}
