import { createId } from '@goodword/core/rules';
import { ID_RANDOM_LENGTH } from '@goodword/protocol';
import { sql } from 'kysely';
import type { Queries } from '../storage/storage.js';
import { deleteForm } from './delete-person.js';

/** Removes up to so many of a program's records from before a time. @returns how many there were */
export type Purge = (
  queries: Queries,
  programId: string,
  limit: { before: number; count: number },
) => Promise<number>;

/**
 * By their ids, which begin with the time that the device had: from the oldest on, without a search.
 * An id may be a day ahead of its receipt, so an event may stay a day longer.
 */
export const purgeEvents: Purge = async (queries, programId, { before, count }) => {
  const rows = await queries
    .selectFrom('events')
    .select('id')
    .where('programId', '=', programId)
    .where('id', '<', firstEventId(before))
    .where('receivedAt', '<', before)
    .orderBy('id')
    .limit(count)
    .execute();
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return 0;
  await queries
    .deleteFrom('events')
    .where('programId', '=', programId)
    .where('id', 'in', ids)
    .execute();
  return ids.length;
};

/** Smaller than any id of a time. */
function firstEventId(time: number): string {
  const none = (size: number) => new Uint8Array(size);
  return createId('event', { now: time, random: none }).slice(0, -ID_RANDOM_LENGTH);
}

/** Leads and conversions stay; which device they came from is forgotten. */
export const purgeVisitors: Purge = async (queries, programId, { before, count }) => {
  let changed = 0;
  for (const table of ['leads', 'conversions'] as const) {
    const rows = await queries
      .selectFrom(table)
      .select('id')
      .where('programId', '=', programId)
      .where('receivedAt', '<', before)
      .where('visitor', 'is not', null)
      .limit(count)
      .execute();
    if (rows.length === 0) continue;
    await queries
      .updateTable(table)
      .set({ visitor: null })
      .where('programId', '=', programId)
      .where(
        'id',
        'in',
        rows.map(({ id }) => id),
      )
      .execute();
    changed += rows.length;
  }
  return changed;
};

/** What was typed and noted of leads that nobody has moved since. */
export const purgeForms: Purge = async (queries, programId, { before, count }) => {
  const rows = await queries
    .selectFrom('leads')
    .innerJoin('peopleForms', (join) =>
      join
        .onRef('peopleForms.programId', '=', 'leads.programId')
        .onRef('peopleForms.leadId', '=', 'leads.id'),
    )
    .select('leads.id')
    .where('leads.programId', '=', programId)
    .where('leads.stageAt', '<', before)
    .where('leads.receivedAt', '<', before)
    .limit(count)
    .execute();
  for (const { id } of rows) await deleteForm(queries, programId, id);
  return rows.length;
};

/** People without a link of their own, of whom nothing was heard since. */
export const purgePeople: Purge = async (queries, programId, { before, count }) => {
  const rows = await queries
    .selectFrom('people')
    .select('id')
    .where('programId', '=', programId)
    .where('createdAt', '<', before)
    .where(
      sql<boolean>`not exists (select 1 from advocates where advocates.program_id = people.program_id
        and advocates.person_id = people.id)`,
    )
    .where(
      sql<boolean>`not exists (select 1 from leads where leads.program_id = people.program_id
        and leads.person_id = people.id
        and (leads.received_at >= ${before} or leads.stage_at >= ${before}))`,
    )
    .where(
      sql<boolean>`not exists (select 1 from people_forms
        where people_forms.program_id = people.program_id
        and people_forms.person_id = people.id)`,
    )
    .where(
      sql<boolean>`not exists (select 1 from conversion_people of_person
        join conversions on conversions.program_id = of_person.program_id
          and conversions.id = of_person.conversion_id
        where of_person.program_id = people.program_id and of_person.person_id = people.id
        and conversions.occurred_at >= ${before})`,
    )
    .orderBy('createdAt')
    .limit(count)
    .execute();
  if (rows.length === 0) return 0;
  await queries
    .deleteFrom('people')
    .where('programId', '=', programId)
    .where(
      'id',
      'in',
      rows.map(({ id }) => id),
    )
    .execute();
  return rows.length;
};

/** Orders that a page reported and no host confirmed. */
export const purgeUnconfirmedOrders: Purge = async (queries, programId, { before, count }) => {
  const rows = await queries
    .selectFrom('conversions')
    .select('id')
    .where('programId', '=', programId)
    .where('status', '=', 'unconfirmed')
    .where('receivedAt', '<', before)
    .orderBy('receivedAt')
    .limit(count)
    .execute();
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return 0;
  await queries
    .deleteFrom('conversionPeople')
    .where('programId', '=', programId)
    .where('conversionId', 'in', ids)
    .execute();
  await queries
    .deleteFrom('conversions')
    .where('programId', '=', programId)
    .where('id', 'in', ids)
    .where('status', '=', 'unconfirmed')
    .execute();
  return ids.length;
};

export const purgeAudit: Purge = async (queries, programId, { before, count }) => {
  const rows = await queries
    .selectFrom('audit')
    .select('id')
    .where('programId', '=', programId)
    .where('at', '<', before)
    .orderBy('at')
    .limit(count)
    .execute();
  if (rows.length === 0) return 0;
  await queries
    .deleteFrom('audit')
    .where('programId', '=', programId)
    .where(
      'id',
      'in',
      rows.map(({ id }) => id),
    )
    .execute();
  return rows.length;
};

/** What had its own end: sessions, hand-off tokens, counts of misses. */
export const purgeEnded: Purge = async (queries, programId, { before, count }) => {
  const sessions = await queries
    .selectFrom('sessions')
    .select('digest')
    .where('programId', '=', programId)
    .where('expiresAt', '<', before)
    .limit(count)
    .execute();
  const handoffs = await queries
    .selectFrom('handoffs')
    .select('digest')
    .where('programId', '=', programId)
    .where('expiresAt', '<', before)
    .limit(count)
    .execute();
  for (const [table, rows] of [
    ['sessions', sessions],
    ['handoffs', handoffs],
  ] as const) {
    if (rows.length === 0) continue;
    await queries
      .deleteFrom(table)
      .where('programId', '=', programId)
      .where(
        'digest',
        'in',
        rows.map(({ digest }) => digest),
      )
      .execute();
  }
  await queries
    .deleteFrom('misses')
    .where('programId', '=', programId)
    .where('until', '<', before)
    .execute();
  return sessions.length + handoffs.length;
};
