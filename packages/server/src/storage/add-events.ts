import { sql } from 'kysely';
import { countEvents } from './count-events.js';
import type { EventRow } from './database.js';
import { engineOf } from './engine-of.js';
import type { Queries } from './storage.js';

/** An event with the day it is counted on, as in `2026-11-25`. */
export interface DatedEvent extends EventRow {
  day: string;
}

/**
 * Adds events that are not there yet, and those to the counts. What is called most has a path of its
 * own on PostgreSQL: there a statement costs a journey, and one of hundreds of parameters its
 * parsing.
 *
 * @param events each id once
 * @returns the ids of those that were added
 */
export async function addEvents(
  queries: Queries,
  events: readonly DatedEvent[],
): Promise<string[]> {
  if (engineOf(queries) === 'postgres') return addTogether(queries, events);
  const added = await queries
    .insertInto('events')
    .values(events.map(toRow))
    .onConflict((conflict) => conflict.columns(['programId', 'id']).doNothing())
    .returning('id')
    .execute();
  const ids = new Set(added.map(({ id }) => id));
  const counts = countEvents(events.filter(({ id }) => ids.has(id)));
  if (counts.length > 0) {
    await queries
      .insertInto('eventCounts')
      .values(counts)
      .onConflict((conflict) =>
        conflict
          .columns(['programId', 'day', 'type', 'codeKey', 'channel', 'slot'])
          .doUpdateSet((eb) => ({ count: eb('eventCounts.count', '+', eb.ref('excluded.count')) })),
      )
      .execute();
  }
  return [...ids];
}

function toRow({
  programId,
  id,
  type,
  codeKey,
  visitor,
  channel,
  sku,
  element,
  deviceAt,
  occurredAt,
  receivedAt,
}: DatedEvent): EventRow {
  return {
    ...{ programId, id, type, codeKey, visitor, channel, sku, element },
    ...{ deviceAt, occurredAt, receivedAt },
  };
}

async function addTogether(queries: Queries, events: readonly DatedEvent[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with sent as materialized (
      select "programId" as program_id, id, type, "codeKey" as code_key, visitor, channel, sku,
        element, "deviceAt" as device_at, "occurredAt" as occurred_at,
        "receivedAt" as received_at, day
      from json_to_recordset(${JSON.stringify(events)}) as sent("programId" text, id text,
        type text, "codeKey" text, visitor text, channel text, sku text, element text,
        "deviceAt" bigint, "occurredAt" bigint, "receivedAt" bigint, day text)
    ), added as (
      insert into events (program_id, id, type, code_key, visitor, channel, sku, element,
        device_at, occurred_at, received_at)
      select program_id, id, type, code_key, visitor, channel, sku, element, device_at,
        occurred_at, received_at
      from sent
      -- In one order, so that two batches of the same events do not wait for each other.
      order by id
      on conflict (program_id, id) do nothing
      returning id
    ), counted as (
      insert into event_counts (program_id, day, type, code_key, channel, count)
      select program_id, day, type, coalesce(code_key, ''), coalesce(channel, ''), count(*)
      from sent join added using (id)
      group by 1, 2, 3, 4, 5
      order by 1, 2, 3, 4, 5
      on conflict (program_id, day, type, code_key, channel, slot)
      do update set count = event_counts.count + excluded.count
    ) select id from added`.execute(queries);
  return rows.map(({ id }) => id);
}
