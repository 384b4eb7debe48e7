import type { MiddlewareHandler } from 'hono';
import type { HttpEnv } from './services.js';

/** Headers of every answer; a page that needs more sets its own policy. */
export function securityHeaders(): MiddlewareHandler<HttpEnv> {
  return async function addSecurityHeaders(c, next) {
    c.header('X-Content-Type-Options', 'nosniff');
    c.header('Referrer-Policy', 'no-referrer');
    c.header('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'");
    await next();
  };
}
