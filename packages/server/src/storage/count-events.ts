import type { Insertable } from 'kysely';
import type { Database, EventRow } from './database.js';

type EventCount = Insertable<Database['eventCounts']>;

/** So many events of a kind on a day. Sorted, so that an index is walked in one direction. */
export function countEvents(events: readonly (EventRow & { day: string })[]): EventCount[] {
  const counts = new Map<string, EventCount>();
  for (const { programId, day, type, codeKey, channel } of events) {
    const key = [day, type, codeKey, channel].join(' ');
    const known = counts.get(key);
    if (known) known.count += 1;
    else {
      const count = {
        programId,
        day,
        type,
        codeKey: codeKey ?? '',
        channel: channel ?? '',
        count: 1,
      };
      counts.set(key, count);
    }
  }
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, count]) => count);
}
