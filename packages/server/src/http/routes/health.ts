import type { Hono } from 'hono';
import { findKey } from '../secret-call.js';
import type { HttpEnv, Services } from '../services.js';

/** `GET /v1/health`: alive; and with a secret key, how safe an answered write is. */
export function addHealthRoute(app: Hono<HttpEnv>, services: Services): void {
  app.get('/v1/health', async (c) => {
    c.header('Cache-Control', 'no-store');
    if (!(await findKey(c, services))) return c.json({ status: 'ok' });
    return c.json({ status: 'ok', storage: await services.storage.durability() });
  });
}
