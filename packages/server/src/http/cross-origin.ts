import type { Context } from 'hono';
import type { HttpEnv, Services } from './services.js';

/** Headers that a page may read of an answer: without them it cannot know when to come back. */
const EXPOSED = 'Retry-After, RateLimit, RateLimit-Policy';

/**
 * Opens the answer to the calling page, where its origin is registered.
 *
 * @returns `true` for a registered origin and for a call that no page made
 */
export async function openToOrigin(
  c: Context<HttpEnv>,
  { configuration, origin: own }: Services,
  programId: string,
): Promise<boolean> {
  c.header('Vary', 'Origin');
  const origin = c.req.header('origin');
  if (origin === undefined || origin === own) return true;
  if (!(await configuration.hasOrigin(programId, origin))) return false;
  c.header('Access-Control-Allow-Origin', origin);
  c.header('Access-Control-Expose-Headers', EXPOSED);
  return true;
}
