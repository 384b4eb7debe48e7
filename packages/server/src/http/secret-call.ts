import { createId } from '@goodword/core/rules';
import type { Context, MiddlewareHandler } from 'hono';
import { insertAudit } from '../records/audit.js';
import { findSecretKey } from '../records/keys.js';
import { digestOf } from './digest.js';
import { ProblemError } from './problem.js';
import type { HttpEnv, Services } from './services.js';

const BEARER = /^Bearer (gw_sk_[0-9A-Za-z_-]{20,100})$/;

/** The edge of a secret call: whose key, and that no browser has it. */
export function secretCall(services: Services): MiddlewareHandler<HttpEnv> {
  return async function openSecretCall(c, next) {
    const key = await findKey(c, services);
    if (!key) {
      c.header('WWW-Authenticate', 'Bearer');
      throw new ProblemError('unauthorized', 'Expected an active secret key.');
    }
    const program = await services.configuration.program(key.programId);
    if (!program) throw new ProblemError('program-not-found', 'The key’s program is gone.');
    c.header('Cache-Control', 'no-store');
    c.set('program', program);
    c.set('programId', key.programId);
    c.set('keyId', key.id);
    await next();
  };
}

/** Refuses a secret key that a browser sent, wherever it sent it, and records that it did. */
export function refuseKeysFromBrowsers(services: Services): MiddlewareHandler<HttpEnv> {
  const { storage, now, random } = services;
  return async function refuseKeyFromBrowser(c, next) {
    const hasKey = c.req.header('authorization')?.includes('gw_sk_');
    if (!hasKey || c.req.header('origin') === undefined) return next();
    const key = await findKey(c, services);
    if (key) {
      const at = now();
      await storage.write((transaction) =>
        insertAudit(transaction, {
          programId: key.programId,
          id: createId('audit', { now: at, random }),
          action: 'secret-key-in-browser',
          actor: key.id,
          at,
        }),
      );
    }
    throw new ProblemError(
      'secret-key-in-browser',
      'A secret key arrived from a browser. Revoke it, and call from your server.',
    );
  };
}

/** The key that a request carries, if it is active. */
export async function findKey(
  c: Context<HttpEnv>,
  { storage }: Services,
): Promise<{ programId: string; id: string } | undefined> {
  const key = BEARER.exec(c.req.header('authorization') ?? '')?.[1];
  return key === undefined ? undefined : findSecretKey(storage.reader, await digestOf(key));
}
