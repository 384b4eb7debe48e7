import { judgeCount, type Limits, type LimitVerdict } from './limits.js';
import { networkOf } from './network-of.js';

/** Networks remembered at once; past that, those whose window is over are forgotten. */
const KEPT = 20_000;

/** What is counted by its volume alone. */
export type VolumeName = 'read' | 'write' | 'events';

/** Counts calls by network, in memory alone. */
export interface Limiter {
  /** Counts a call. @param now milliseconds since 1970 */
  take(name: VolumeName, address: string | undefined, now: number): LimitVerdict;
}

/** Makes a limiter of fixed windows. */
export function createLimiter(limits: Limits): Limiter {
  const counts = new Map<string, { count: number; until: number }>();
  return {
    take(name, address, now) {
      const limit = limits[name];
      const key = `${name} ${networkOf(address)}`;
      let entry = counts.get(key);
      if (!entry || entry.until <= now) {
        if (counts.size >= KEPT) forgetEnded(counts, now);
        entry = { count: 0, until: now + limit.window * 1000 };
        counts.set(key, entry);
      }
      entry.count += 1;
      return judgeCount(limit, entry, now);
    },
  };
}

function forgetEnded(counts: Map<string, { until: number }>, now: number): void {
  for (const [key, { until }] of counts) if (until <= now) counts.delete(key);
  // All within their windows: the oldest go, so that memory stays bounded.
  for (const key of counts.keys()) {
    if (counts.size < KEPT) return;
    counts.delete(key);
  }
}
