const FIRST_DELAY = 1_000;
const LONGEST_DELAY = 300_000;

/** Nobody waits longer, in milliseconds: a day. A header or a clock that says so is wrong. */
export const LONGEST_PAUSE = 86_400_000;

/**
 * Computes how long to wait before another try, in milliseconds.
 *
 * It doubles from 1 s to 5 min with equal jitter (half fixed, half random), and never ends before
 * the server wants to be asked again.
 *
 * @example retryDelay(1, 0, undefined, 0) // 500
 * @param attempt failures so far, from 1
 * @param chance from 0 (inclusive) to 1 (exclusive)
 * @param retryAfter the header's value: seconds or an HTTP date
 * @param now milliseconds since 1970
 */
export function retryDelay(
  attempt: number,
  chance: number,
  retryAfter: string | undefined,
  now: number,
): number {
  const ceiling = Math.min(LONGEST_DELAY, FIRST_DELAY * 2 ** Math.min(attempt - 1, 20));
  return Math.max(ceiling / 2 + (ceiling / 2) * chance, readRetryAfter(retryAfter, now));
}

/**
 * Reads `Retry-After` (RFC 9110, section 10.2.3) in milliseconds from now; 0 where it says nothing
 * that can be read.
 */
function readRetryAfter(value: string | undefined, now: number): number {
  if (!value) return 0;
  const wish = /^\d+$/.test(value) ? Number(value) * 1_000 : Date.parse(value) - now;
  return Math.min(Math.max(0, wish || 0), LONGEST_PAUSE);
}
