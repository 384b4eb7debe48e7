import { EVENT_BATCH_LIMIT, type GoodwordEventRecord } from '@goodword/protocol';
import { eventSize } from './event-size.js';

/** Bytes of a batch, at most: `keepalive` requests of a page may hold 64 KiB in all. */
const BATCH_BYTES = 60_000;

/** Bytes around the events: the time of sending, brackets and names. */
const ENVELOPE_BYTES = 64;

/** Takes as many events from the front, in order, as go into one request; at least one. */
export function takeBatch(events: readonly GoodwordEventRecord[]): GoodwordEventRecord[] {
  let bytes = ENVELOPE_BYTES;
  const isTooMuch = (event: GoodwordEventRecord) => (bytes += eventSize(event) + 1) > BATCH_BYTES;
  const some = events.slice(0, EVENT_BATCH_LIMIT);
  const end = some.findIndex(isTooMuch);
  return end < 0 ? some : some.slice(0, Math.max(1, end));
}
