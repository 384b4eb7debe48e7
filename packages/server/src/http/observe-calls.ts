import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import type { HttpEnv, Services } from './services.js';

/**
 * Measures and logs each call by its route, as in `/v1/leads/:id`: no address, query or body is in
 * it, and nothing that a program or a person could be told by.
 */
export function observeCalls({ log, metrics }: Services): MiddlewareHandler<HttpEnv> {
  return async function observeCall(c, next) {
    const start = performance.now();
    await next();
    const seconds = (performance.now() - start) / 1000;
    const call = { method: c.req.method, route: routePath(c, -1), status: c.res.status };
    metrics?.call({ ...call, seconds });
    log({ event: 'call', ...call, ms: Math.round(seconds * 1000) });
  };
}
