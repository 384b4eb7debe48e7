/** A kind of call that is counted for itself. */
export type LimitName = 'read' | 'write' | 'events' | 'misses' | 'leads' | 'logins' | 'mails';

/** So many calls from one network in so long a time. */
export interface Limit {
  quota: number;
  /** Seconds. */
  window: number;
}

/** All limits, those that a host sets and the others. */
export type Limits = Readonly<Record<LimitName, Limit>>;

/** The limits unless a host sets others. Events come in batches, and a whole office behind one address. */
export const DEFAULT_LIMITS: Limits = {
  read: { quota: 1200, window: 60 },
  write: { quota: 240, window: 60 },
  events: { quota: 2400, window: 60 },
  // Guessing codes: a person mistypes a few times.
  misses: { quota: 30, window: 60 },
  // Lead forms: an office, or a stand at a fair.
  leads: { quota: 300, window: 3600 },
  // Asking for one-time links: an office behind one network, and what one mailbox is sent.
  logins: { quota: 20, window: 3600 },
  mails: { quota: 5, window: 3600 },
};

/** How a call stands to its limit. */
export interface LimitVerdict extends Limit {
  allowed: boolean;
  remaining: number;
  /** Seconds until the window ends. */
  reset: number;
}

/** Holds a count against a limit. @param until the window's end, in milliseconds since 1970 */
export function judgeCount(
  limit: Limit,
  { count, until }: { count: number; until: number },
  now: number,
): LimitVerdict {
  return {
    ...limit,
    allowed: count <= limit.quota,
    remaining: Math.max(0, limit.quota - count),
    reset: Math.max(1, Math.ceil((until - now) / 1000)),
  };
}
