/**
 * When a message is tried again, and when nobody tries any more; the schedule is the one that
 * https://www.standardwebhooks.com proposes.
 */

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** How long each attempt waits after the one before. */
const DELAYS: readonly number[] = [
  0,
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
];

/** What waits may be longer by, so that those that failed together do not come back together. */
const JITTER = 0.1;

/** The longest that a receiver may ask us to wait. */
const LONGEST_WAIT = 24 * HOUR;

/** What came of an attempt. */
export type Answer =
  | { kind: 'answer'; status: number; retryAfter?: string | undefined }
  /** `failure` is a word or an error's code, never a text. */
  | { kind: 'none'; failure: string };

/** What follows from it. Times are milliseconds since 1970. */
export type DeliveryOutcome =
  { state: 'delivered' } | { state: 'waiting'; dueAt: number } | { state: 'failed' };

/**
 * Decides what follows from an attempt. A redirect is a failure; 410 ends it at once.
 *
 * @param attempts those made, this one included
 * @param chance from 0 to 1
 */
export function decideDelivery(
  answer: Answer,
  { attempts, now, chance }: { attempts: number; now: number; chance: number },
): DeliveryOutcome {
  if (answer.kind === 'answer') {
    if (answer.status >= 200 && answer.status < 300) return { state: 'delivered' };
    if (isGone(answer)) return { state: 'failed' };
  }
  const dueAt = nextAttempt({ attempts, now, chance });
  if (dueAt === undefined) return { state: 'failed' };
  const asked = answer.kind === 'answer' ? readRetryAfter(answer.retryAfter, now) : 0;
  return { state: 'waiting', dueAt: Math.max(dueAt, now + Math.min(asked, LONGEST_WAIT)) };
}

/** The receiver wants no more of it. */
export function isGone(answer: Answer): boolean {
  return answer.kind === 'answer' && answer.status === 410;
}

/** When the next attempt is due, unless there was the last one. */
export function nextAttempt({
  attempts,
  now,
  chance,
}: {
  attempts: number;
  now: number;
  chance: number;
}): number | undefined {
  const delay = DELAYS[attempts];
  return delay === undefined ? undefined : now + Math.round(delay * (1 + JITTER * chance));
}

/** Reads seconds or a date (RFC 9110, 10.2.3), in milliseconds from now; 0 for what is neither. */
function readRetryAfter(text: string | undefined, now: number): number {
  if (text === undefined) return 0;
  if (/^\d{1,10}$/.test(text.trim())) return Number(text) * SECOND;
  // Only the forms that HTTP has: they begin with a day's name.
  const date = /^[A-Z][a-z]{2}/.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(date) ? 0 : Math.max(0, date - now);
}
