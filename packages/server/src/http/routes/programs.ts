import type { Hono } from 'hono';
import { digestOf } from '../digest.js';
import { publicCall } from '../public-call.js';
import type { HttpEnv, Services } from '../services.js';

/** `GET /v1/programs/{program}`: what a widget needs, the same for everybody. */
export function addProgramRoutes(app: Hono<HttpEnv>, services: Services): void {
  app.get('/v1/programs/:program', publicCall(services, 'read'), async (c) => {
    const text = JSON.stringify(c.var.program.program);
    const etag = `"${(await digestOf(text)).slice(0, 32)}"`;
    c.header('ETag', etag);
    c.header('Cache-Control', 'public, max-age=60, stale-while-revalidate=600');
    const known = (c.req.header('if-none-match') ?? '').split(',');
    if (known.some((tag) => tag.trim().replace(/^W\//, '') === etag)) return c.body(null, 304);
    return c.body(text, 200, { 'Content-Type': 'application/json' });
  });
}
