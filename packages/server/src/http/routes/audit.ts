import type { AuditEntry } from '@goodword/protocol';
import type { Hono } from 'hono';
import { listAudit } from '../../records/audit.js';
import { readPageRequest, toList } from '../list-page.js';
import { secretCall } from '../secret-call.js';
import type { HttpEnv, Services } from '../services.js';

/** `GET /v1/audit`: what people and keys decided, latest first. */
export function addAuditRoute(app: Hono<HttpEnv>, services: Services): void {
  app.get('/v1/audit', secretCall(services), async (c) => {
    const { reader } = services.storage;
    const page = await listAudit(reader, c.var.programId, readPageRequest(c));
    const toEntry = ({ id, action, actor, at }: (typeof page.rows)[number]): AuditEntry => ({
      id,
      action,
      actor,
      at: new Date(at).toISOString(),
    });
    return c.json(toList(page, toEntry));
  });
}
