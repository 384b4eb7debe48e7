import type { Hono } from 'hono';
import { buildDocument } from '../openapi/build-document.js';
import { OPERATIONS } from '../openapi/operations.js';
import type { HttpEnv, Services } from '../services.js';

/** `GET /v1/openapi.json`: every call of the wire. Made when it is first asked for. */
export function addOpenApiRoute(app: Hono<HttpEnv>, { origin }: Pick<Services, 'origin'>): void {
  let text: string | undefined;

  app.get('/v1/openapi.json', (c) => {
    text ??= JSON.stringify(buildDocument(OPERATIONS, origin));
    c.header('Access-Control-Allow-Origin', '*');
    return c.body(text, 200, {
      'Content-Type': 'application/json',
      'Cache-Control': 'public, max-age=3600',
    });
  });
}
