import type { Hono } from 'hono';
import { openToOrigin } from '../cross-origin.js';
import { programOf } from '../public-call.js';
import type { HttpEnv, Services } from '../services.js';

/** How long a browser may remember the answer, in seconds. */
const REMEMBERED = '600';

/**
 * `OPTIONS` before a call with `application/json`; our own client's calls need none. A path names
 * no program unless it is the program's own, so the query has to.
 */
export function addPreflightRoute(app: Hono<HttpEnv>, services: Services): void {
  app.on('OPTIONS', ['/v1/programs/:program', '/v1/*'], async (c) => {
    if (await openToOrigin(c, services, programOf(c))) {
      c.header('Access-Control-Allow-Methods', 'GET, POST');
      c.header('Access-Control-Allow-Headers', 'Content-Type');
      c.header('Access-Control-Max-Age', REMEMBERED);
    }
    return c.body(null, 204);
  });
}
