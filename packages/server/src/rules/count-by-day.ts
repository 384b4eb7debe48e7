import { dayOf } from './day.js';

/** What of an event is counted. */
export interface CountedEvent {
  programId: string;
  type: string;
  codeKey: string | null;
  channel: string | null;
  /** Milliseconds since 1970. */
  occurredAt: number;
}

/** So many events of a kind on a day. Sorted, so that an index is walked in one direction. */
export function countByDay(events: readonly CountedEvent[]) {
  const counts = new Map<string, ReturnType<typeof toCount>>();
  for (const event of events) {
    const count = toCount(event);
    const key = [count.day, count.type, count.codeKey, count.channel].join(' ');
    const known = counts.get(key);
    if (known) known.count += 1;
    else counts.set(key, count);
  }
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, count]) => count);
}

function toCount({ programId, type, codeKey, channel, occurredAt }: CountedEvent) {
  return {
    programId,
    day: dayOf(occurredAt),
    type,
    codeKey: codeKey ?? '',
    channel: channel ?? '',
    count: 1,
  };
}
