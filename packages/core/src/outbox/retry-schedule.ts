const FIRST_DELAY = 1_000;
const LONGEST_DELAY = 300_000;

/**
 * Computes how long to wait, in milliseconds: doubling from 1 s to 5 min with equal jitter (half
 * fixed, half random), and never before the server wants to be asked again.
 *
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
  if (/^\d+$/.test(value)) return Number(value) * 1_000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? 0 : Math.max(0, date - now);
}
