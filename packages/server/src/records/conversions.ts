import type { ConversionRow } from '../storage/database.js';
import { lockProgram } from '../storage/lock-program.js';
import type { Queries } from '../storage/storage.js';
import { cutPage, type Page, type PageRequest } from './page.js';

export async function findConversion(
  queries: Queries,
  programId: string,
  key: { id: string } | { externalId: string },
): Promise<ConversionRow | undefined> {
  await lockProgram(queries, programId);
  const query = queries.selectFrom('conversions').selectAll().where('programId', '=', programId);
  return 'id' in key
    ? query.where('id', '=', key.id).executeTakeFirst()
    : query.where('externalId', '=', key.externalId).executeTakeFirst();
}

/** A program's conversions, latest first, unconfirmed ones among them. */
export async function listConversions(
  queries: Queries,
  programId: string,
  { limit, after }: PageRequest,
): Promise<Page<ConversionRow>> {
  let query = queries.selectFrom('conversions').selectAll().where('programId', '=', programId);
  if (after) {
    query = query.where((eb) =>
      eb(eb.refTuple('receivedAt', 'id'), '<', eb.tuple(after.at, after.id)),
    );
  }
  const rows = await query
    .orderBy('receivedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
  return cutPage(rows, limit, ({ receivedAt, id }) => ({ at: receivedAt, id }));
}

/** Stores a conversion, or what the host's confirmation makes of one that a page reported. */
export async function saveConversion(
  queries: Queries,
  row: ConversionRow,
  personIds: readonly string[],
): Promise<void> {
  const { programId, id: conversionId, ...change } = row;
  await queries
    .insertInto('conversions')
    .values(row)
    .onConflict((conflict) => conflict.columns(['programId', 'id']).doUpdateSet(change))
    .execute();
  if (personIds.length === 0) return;
  await queries
    .insertInto('conversionPeople')
    .values(personIds.map((personId) => ({ programId, personId, conversionId })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function loadPeopleOfConversion(
  queries: Queries,
  programId: string,
  conversionId: string,
): Promise<string[]> {
  const rows = await queries
    .selectFrom('conversionPeople')
    .select('personId')
    .where('programId', '=', programId)
    .where('conversionId', '=', conversionId)
    .execute();
  return rows.map(({ personId }) => personId);
}

/** Records what a reviewer made of a decision. */
export async function setDecision(
  queries: Queries,
  { programId, id }: Pick<ConversionRow, 'programId' | 'id'>,
  decision: Pick<ConversionRow, 'outcome' | 'attribution'>,
): Promise<void> {
  await queries
    .updateTable('conversions')
    .set(decision)
    .where('programId', '=', programId)
    .where('id', '=', id)
    .execute();
}

/** Tells whether a confirmed conversion names a lead. */
export async function hasConversionOfLead(
  queries: Queries,
  programId: string,
  leadId: string,
): Promise<boolean> {
  const row = await queries
    .selectFrom('conversions')
    .select('id')
    .where('programId', '=', programId)
    .where('leadId', '=', leadId)
    .where('status', '=', 'confirmed')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Tells whether any of these people had a confirmed conversion in a period, ends included.
 *
 * @param period `except`: the id of one that does not count
 */
export async function hasConversionOfPeople(
  queries: Queries,
  programId: string,
  personIds: readonly string[],
  { from, to, except }: { from: number; to: number; except?: string },
): Promise<boolean> {
  if (personIds.length === 0) return false;
  const row = await queries
    .selectFrom('conversionPeople')
    .innerJoin('conversions', (join) =>
      join
        .onRef('conversions.programId', '=', 'conversionPeople.programId')
        .onRef('conversions.id', '=', 'conversionPeople.conversionId'),
    )
    .select('conversions.id')
    .where('conversionPeople.programId', '=', programId)
    .where('conversionPeople.personId', 'in', personIds)
    .where('conversions.status', '=', 'confirmed')
    .where('conversions.occurredAt', '>=', from)
    .where('conversions.occurredAt', '<=', to)
    .where('conversions.id', '!=', except ?? '')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
