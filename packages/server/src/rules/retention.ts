import type { Retention } from '@goodword/protocol';
import { DAY } from './day.js';

/** How long what is kept, in days, unless a program says otherwise. */
const RETENTION: Retention = {
  // Reports read the days' counts, which stay; single events explain what was decided by them.
  events: 395,
  visitors: 395,
  forms: 730,
  people: 1095,
  unconfirmedOrders: 90,
  consents: 1825,
  audit: 1825,
};

/**
 * Before which time each kind of record is over, in milliseconds since 1970; absent for a kind that
 * is kept.
 */
export function retentionLimits(
  program: Partial<Retention> | undefined,
  now: number,
): { [Kind in keyof Retention]?: number } {
  return Object.fromEntries(
    Object.entries({ ...RETENTION, ...program }).flatMap(([kind, days]) =>
      days === null ? [] : [[kind, now - days * DAY]],
    ),
  );
}
