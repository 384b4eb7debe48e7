import { addEvents, type DatedEvent } from '../storage/add-events.js';
import type { EventRow } from '../storage/database.js';
import { lockProgram } from '../storage/lock-program.js';
import type { Queries } from '../storage/storage.js';

export async function loadEvents(
  queries: Queries,
  programId: string,
  ids: readonly string[],
): Promise<EventRow[]> {
  if (ids.length === 0) return [];
  return queries
    .selectFrom('events')
    .selectAll()
    .where('programId', '=', programId)
    .where('id', 'in', ids)
    .execute();
}

/**
 * Stores events that are not there yet, and adds them to the days' counts.
 *
 * @returns the ids of those that were not there
 */
export async function insertEvents(
  queries: Queries,
  events: readonly DatedEvent[],
): Promise<string[]> {
  return events.length === 0 ? [] : addEvents(queries, events);
}

/** The last visits of a visitor, latest first. */
export async function loadVisits(
  queries: Queries,
  programId: string,
  visitor: string,
): Promise<EventRow[]> {
  return queries
    .selectFrom('events')
    .selectAll()
    .where('programId', '=', programId)
    .where('visitor', '=', visitor)
    .where('type', '=', 'visit')
    .orderBy('id', 'desc')
    .limit(20)
    .execute();
}

/** What was counted for a code: by type and channel. */
export async function countEventsOfCode(
  queries: Queries,
  programId: string,
  codeKey: string,
): Promise<{ type: string; channel: string; count: number }[]> {
  return queries
    .selectFrom('eventCounts')
    .select(['type', 'channel', (eb) => eb.fn.sum<number>('count').as('count')])
    .where('programId', '=', programId)
    .where('codeKey', '=', codeKey)
    .groupBy(['type', 'channel'])
    .execute();
}

/** Forgets which device sent what; the records stay, and so do the counts. */
export async function forgetVisitor(
  queries: Queries,
  programId: string,
  visitor: string,
): Promise<void> {
  await lockProgram(queries, programId);
  for (const table of ['events', 'leads', 'conversions', 'handoffs'] as const) {
    await queries
      .updateTable(table)
      .set({ visitor: null })
      .where('programId', '=', programId)
      .where('visitor', '=', visitor)
      .execute();
  }
}
