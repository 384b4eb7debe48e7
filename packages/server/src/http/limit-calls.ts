import type { Context } from 'hono';
import type { LimitName } from './limiter.js';
import { ProblemError } from './problem.js';
import type { HttpEnv, Services } from './services.js';

/**
 * Counts a call and says in its headers how it stands to the limit (structured fields of
 * https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/).
 *
 * @throws ProblemError `rate-limited`
 */
export function limitCall(
  c: Context<HttpEnv>,
  { limiter, now }: Services,
  name: LimitName,
  cost = 1,
): void {
  const { allowed, quota, window, remaining, reset } = limiter.take(
    name,
    c.env?.address,
    now(),
    cost,
  );
  c.header('RateLimit-Policy', `"${name}";q=${quota};w=${window}`);
  c.header('RateLimit', `"${name}";r=${remaining};t=${reset}`);
  if (allowed) return;
  c.header('Retry-After', String(reset));
  throw new ProblemError('rate-limited', `Too many requests from here. Wait ${reset} seconds.`);
}
