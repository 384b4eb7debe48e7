/** A kind of call that is counted for itself. */
export type LimitName = 'read' | 'write' | 'events' | 'misses';

/** So many calls from one network in so long a time. */
export interface Limit {
  quota: number;
  /** Seconds. */
  window: number;
}

/** The limits unless a host sets others. Events come in batches, and a whole office behind one address. */
const DEFAULT_LIMITS: Readonly<Record<LimitName, Limit>> = {
  read: { quota: 1200, window: 60 },
  write: { quota: 240, window: 60 },
  events: { quota: 2400, window: 60 },
  // Guessing codes: a person mistypes a few times.
  misses: { quota: 30, window: 60 },
};

/** Networks remembered at once; past that, those whose window is over are forgotten. */
const KEPT = 20_000;

/** How a call stands to its limit. */
interface LimitVerdict extends Limit {
  allowed: boolean;
  remaining: number;
  /** Seconds until the window ends. */
  reset: number;
}

/** Counts calls by network, in memory alone. */
export interface Limiter {
  /** Counts a call, or with `cost` 0 only looks. */
  take(name: LimitName, address: string | undefined, now: number, cost?: number): LimitVerdict;
}

/** Makes a limiter of fixed windows. */
export function createLimiter(limits: Partial<Record<LimitName, Limit>> = {}): Limiter {
  const all = { ...DEFAULT_LIMITS, ...limits };
  const counts = new Map<string, { count: number; until: number }>();
  return {
    take(name, address, now, cost = 1) {
      const limit = all[name];
      const key = `${name} ${networkOf(address)}`;
      let entry = counts.get(key);
      if (!entry || entry.until <= now) {
        if (counts.size >= KEPT) forgetEnded(counts, now);
        entry = { count: 0, until: now + limit.window * 1000 };
        counts.set(key, entry);
      }
      entry.count += cost;
      return {
        ...limit,
        allowed: cost === 0 ? entry.count < limit.quota : entry.count <= limit.quota,
        remaining: Math.max(0, limit.quota - entry.count),
        reset: Math.max(1, Math.ceil((entry.until - now) / 1000)),
      };
    },
  };
}

/** The /24 or /48 that an address is in: an address of IPv6 alone is free to change. */
function networkOf(address = ''): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  return plain.includes(':')
    ? plain.split(':').slice(0, 3).join(':')
    : plain.split('.').slice(0, 3).join('.');
}

function forgetEnded(counts: Map<string, { until: number }>, now: number): void {
  for (const [key, { until }] of counts) if (until <= now) counts.delete(key);
  // All within their windows: the oldest go, so that memory stays bounded.
  for (const key of counts.keys()) {
    if (counts.size < KEPT) return;
    counts.delete(key);
  }
}
