import type { Database, EventRow } from '../storage/database.js';
import type { Queries } from '../storage/storage.js';

type CountRow = Database['eventCounts'];

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

/** Stores events that are not there yet, and adds them to the days' counts. */
export async function insertEvents(
  queries: Queries,
  events: readonly EventRow[],
  counts: readonly CountRow[],
): Promise<void> {
  if (events.length === 0) return;
  await queries.insertInto('events').values(events).execute();
  await queries
    .insertInto('eventCounts')
    .values(counts)
    .onConflict((conflict) =>
      conflict
        .columns(['programId', 'day', 'type', 'codeKey', 'channel'])
        .doUpdateSet((eb) => ({ count: eb('eventCounts.count', '+', eb.ref('excluded.count')) })),
    )
    .execute();
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
  for (const table of ['events', 'leads', 'conversions'] as const) {
    await queries
      .updateTable(table)
      .set({ visitor: null })
      .where('programId', '=', programId)
      .where('visitor', '=', visitor)
      .execute();
  }
}
