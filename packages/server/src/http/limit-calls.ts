import type { Context } from 'hono';
import type { VolumeName } from './limiter.js';
import type { LimitName, LimitVerdict } from './limits.js';
import { ProblemError } from './problem.js';
import type { HttpEnv, Services } from './services.js';

/**
 * Counts a call.
 *
 * @throws ProblemError `rate-limited`
 */
export function limitCall(c: Context<HttpEnv>, { limiter, now }: Services, name: VolumeName): void {
  holdToLimit(c, name, limiter.take(name, c.env?.address, now()));
}

/**
 * Says in an answer's headers how the call stands to a limit (structured fields of
 * https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/).
 *
 * @throws ProblemError `rate-limited`
 */
export function holdToLimit(
  c: Context<HttpEnv>,
  name: LimitName,
  { allowed, quota, window, remaining, reset }: LimitVerdict,
): void {
  // A list: a call may count against several.
  c.header('RateLimit-Policy', `"${name}";q=${quota};w=${window}`, { append: true });
  c.header('RateLimit', `"${name}";r=${remaining};t=${reset}`, { append: true });
  if (allowed) return;
  c.header('Retry-After', String(reset));
  throw new ProblemError('rate-limited', `Too many requests from here. Wait ${reset} seconds.`);
}
