import { sql } from 'kysely';
import type { LedgerRow } from '../storage/database.js';
import { lockProgram } from '../storage/lock-program.js';
import type { Queries } from '../storage/storage.js';
import { cutPage, type Page, type PageRequest } from './page.js';

/** Adds the lines of a posting. */
export async function insertLedger(queries: Queries, entries: readonly LedgerRow[]): Promise<void> {
  if (entries.length === 0) return;
  await queries.insertInto('ledgerEntries').values(entries).execute();
}

/** A program's lines, latest first. */
export async function listLedger(
  queries: Queries,
  programId: string,
  { limit, after }: PageRequest,
): Promise<Page<LedgerRow>> {
  let query = queries.selectFrom('ledgerEntries').selectAll().where('programId', '=', programId);
  if (after) {
    query = query.where((eb) =>
      eb(eb.refTuple('occurredAt', 'id'), '<', eb.tuple(after.at, after.id)),
    );
  }
  const rows = await query
    .orderBy('occurredAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
  return cutPage(rows, limit, ({ occurredAt, id }) => ({ at: occurredAt, id }));
}

/** The sum of all lines of each unit: zero, or something is broken. */
export async function sumLedger(
  queries: Queries,
  programId: string,
): Promise<Record<string, number>> {
  const rows = await queries
    .selectFrom('ledgerEntries')
    .select(['unit', (eb) => eb.fn.sum<number>('amount').as('sum')])
    .where('programId', '=', programId)
    .groupBy('unit')
    .execute();
  return Object.fromEntries(rows.map(({ unit, sum }) => [unit, sum]));
}

/** What was issued to a beneficiary, is not due any more and was not set against anything yet. */
export async function sumDebt(
  queries: Queries,
  programId: string,
  { beneficiary, unit }: Pick<LedgerRow, 'beneficiary' | 'unit'>,
): Promise<number> {
  await lockProgram(queries, programId);
  const row = await queries
    .selectFrom('ledgerEntries')
    .select((eb) => eb.fn.sum<number | null>('amount').as('debt'))
    .where('programId', '=', programId)
    .where('beneficiary', '=', beneficiary)
    .where('unit', '=', unit)
    .where('account', '=', sql.lit('reversed'))
    .executeTakeFirst();
  return row?.debt ?? 0;
}

/** Which of these rewards were paid out at some time. */
export async function loadIssued(
  queries: Queries,
  programId: string,
  rewardIds: readonly string[],
): Promise<string[]> {
  if (rewardIds.length === 0) return [];
  const rows = await queries
    .selectFrom('ledgerEntries')
    .select('rewardId')
    .distinct()
    .where('programId', '=', programId)
    .where('rewardId', 'in', rewardIds)
    .where('posting', '=', 'issue')
    .execute();
  return rows.map(({ rewardId }) => rewardId);
}
