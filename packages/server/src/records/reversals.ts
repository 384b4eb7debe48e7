import type { ConversionRow, ReversalRow } from '../storage/database.js';
import { lockProgram } from '../storage/lock-program.js';
import type { Queries } from '../storage/storage.js';

export async function findReversal(
  queries: Queries,
  programId: string,
  externalId: string,
): Promise<ReversalRow | undefined> {
  await lockProgram(queries, programId);
  return queries
    .selectFrom('reversals')
    .selectAll()
    .where('programId', '=', programId)
    .where('externalId', '=', externalId)
    .executeTakeFirst();
}

/** Stores a refund and what it leaves of the order. */
export async function insertReversal(
  queries: Queries,
  reversal: ReversalRow,
  left: Pick<ConversionRow, 'refunded' | 'reversedAt'>,
): Promise<void> {
  await queries.insertInto('reversals').values(reversal).execute();
  await queries
    .updateTable('conversions')
    .set(left)
    .where('programId', '=', reversal.programId)
    .where('id', '=', reversal.conversionId)
    .execute();
}

/** The refunds of conversions, oldest first. */
export async function loadReversals(
  queries: Queries,
  programId: string,
  conversionIds: readonly string[],
): Promise<ReversalRow[]> {
  if (conversionIds.length === 0) return [];
  return queries
    .selectFrom('reversals')
    .selectAll()
    .where('programId', '=', programId)
    .where('conversionId', 'in', conversionIds)
    .orderBy('receivedAt')
    .orderBy('id')
    .execute();
}
