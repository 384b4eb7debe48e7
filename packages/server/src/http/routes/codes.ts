import { parseCode } from '@goodword/core/rules';
import type { CodeResponse } from '@goodword/protocol';
import { claimRequestSchema } from '@goodword/protocol/schemas';
import type { Context, Hono } from 'hono';
import { loadCodes } from '../../records/codes.js';
import { toDisplayName } from '../advocate-view.js';
import { holdToLimit } from '../limit-calls.js';
import { parseBody } from '../parse-body.js';
import { publicCall } from '../public-call.js';
import type { HttpEnv, Services } from '../services.js';

/** `GET /v1/codes/{code}` and `POST /v1/claims`: is a code good, and whose is it. */
export function addCodeRoutes(app: Hono<HttpEnv>, services: Services): void {
  app.get('/v1/codes/:code', publicCall(services, 'read'), async (c) => {
    c.header('Cache-Control', 'no-store');
    return c.json(await judgeCode(c, services, c.req.param('code')));
  });

  app.post('/v1/claims', publicCall(services, 'write'), async (c) => {
    const { code } = await parseBody(c, claimRequestSchema);
    return c.json(await judgeCode(c, services, code));
  });
}

/** Who has missed too often is not told any more whether a code is good. */
async function judgeCode(
  c: Context<HttpEnv>,
  services: Services,
  text: string,
): Promise<CodeResponse> {
  const parsed = parseCode(text);
  if (!parsed.ok) return { valid: false, reason: 'malformed' };
  const { programId } = c.var;
  const { storage, misses } = services;
  const now = services.now();
  const verdict = await misses.look(programId, c.env?.address, now);
  if (!verdict.allowed) holdToLimit(c, 'misses', verdict);
  const [owned] = await loadCodes(storage.reader, programId, [parsed.codeKey]);
  if (!owned) {
    holdToLimit(c, 'misses', await misses.count(programId, c.env?.address, now));
    return { valid: false, reason: 'unknown' };
  }
  if (owned.state !== 'active') return { valid: false, reason: 'paused' };
  if (owned.expiresAt !== null && owned.expiresAt <= now) {
    return { valid: false, reason: 'expired' };
  }
  const displayName = toDisplayName(owned.name);
  return { valid: true, code: owned.code, ...(displayName ? { advocate: { displayName } } : {}) };
}
