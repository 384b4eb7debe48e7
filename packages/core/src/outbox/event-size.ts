import type { GoodwordEventRecord } from '@goodword/protocol';

/** Bytes that an event takes on the wire. */
export const eventSize = (event: GoodwordEventRecord): number =>
  new TextEncoder().encode(JSON.stringify(event)).length;
