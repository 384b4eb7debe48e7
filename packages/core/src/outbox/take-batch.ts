import { EVENT_BATCH_LIMIT, type GoodwordEventRecord } from '@goodword/protocol';

/** Bytes of a batch's events: `keepalive` requests of a page may hold 64 KiB in all. */
const BATCH_BYTES = 60_000;

/** Takes as many events from the front, in order, as go into one request; at least one. */
export function takeBatch(events: readonly GoodwordEventRecord[]): GoodwordEventRecord[] {
  const encoder = new TextEncoder();
  const batch: GoodwordEventRecord[] = [];
  let bytes = 0;
  for (const event of events.slice(0, EVENT_BATCH_LIMIT)) {
    bytes += encoder.encode(JSON.stringify(event)).length + 1;
    if (batch.length > 0 && bytes > BATCH_BYTES) break;
    batch.push(event);
  }
  return batch;
}
