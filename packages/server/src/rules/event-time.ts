import { readIdTime, type IdKind } from '@goodword/protocol';
import { DAY } from './day.js';

/** How far back an event is believed. */
const OLDEST = 30 * DAY;

/** How far ahead a device's clock may be when it makes an id. */
const NEWEST = DAY;

/**
 * Corrects a device's time by the error its clock showed when the batch was sent, and holds it
 * within the thirty days before it was received. All in milliseconds since 1970.
 */
export function correctTime(occurredAt: number, sentAt: number, receivedAt: number): number {
  const corrected = occurredAt + (receivedAt - sentAt);
  return Math.min(receivedAt, Math.max(receivedAt - OLDEST, corrected));
}

/**
 * Tells whether an id that a client chose is of a believable time: a hostile one would scatter the
 * index with ids of other years.
 */
export function isTimelyId(kind: IdKind, id: string, receivedAt: number): boolean {
  const time = readIdTime(kind, id);
  return time !== undefined && time >= receivedAt - OLDEST && time <= receivedAt + NEWEST;
}
