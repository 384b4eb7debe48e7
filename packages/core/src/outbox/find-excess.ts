import type { GoodwordEventRecord } from '@goodword/protocol';
import { eventSize } from './event-size.js';

/** Events that may wait, at most. */
export const LONGEST_QUEUE = 1_000;

/** Bytes that may wait, at most: 256 KiB. */
export const LARGEST_QUEUE = 262_144;

/**
 * Finds what has to go for the rest to be within the bounds: views, the oldest first. A share or a
 * visit never goes.
 *
 * @param events in the order of their time
 * @returns ids, or `undefined` where even all the views are not enough
 */
export function findExcess(events: readonly GoodwordEventRecord[]): string[] | undefined {
  let count = events.length;
  let bytes = events.reduce((sum, event) => sum + eventSize(event), 0);
  const isOver = () => count > LONGEST_QUEUE || bytes > LARGEST_QUEUE;
  const excess: string[] = [];
  for (const event of events) {
    if (!isOver()) break;
    if (event.type !== 'view') continue;
    excess.push(event.id);
    count -= 1;
    bytes -= eventSize(event);
  }
  return isOver() ? undefined : excess;
}
