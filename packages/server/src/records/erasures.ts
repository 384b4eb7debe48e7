import { lockProgram } from '../storage/lock-program.js';
import type { ErasureRow } from '../storage/privacy-rows.js';
import type { Queries } from '../storage/storage.js';

export async function findErasure(
  queries: Queries,
  programId: string,
  id: string,
): Promise<ErasureRow | undefined> {
  return queries
    .selectFrom('erasures')
    .selectAll()
    .where('programId', '=', programId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Asks for an erasure, unless the same one is under way. @returns the one that is */
export async function insertErasure(queries: Queries, erasure: ErasureRow): Promise<ErasureRow> {
  await lockProgram(queries, erasure.programId);
  const same = await queries
    .selectFrom('erasures')
    .selectAll()
    .where('programId', '=', erasure.programId)
    .where('finishedAt', 'is', null)
    .where('people', '=', erasure.people)
    .where('hashes', '=', erasure.hashes)
    .executeTakeFirst();
  if (same) return same;
  await queries.insertInto('erasures').values(erasure).execute();
  return erasure;
}

/** Those that are under way, of all programs, in the order they were asked for. */
export async function loadUnfinishedErasures(queries: Queries): Promise<ErasureRow[]> {
  return queries
    .selectFrom('erasures')
    .selectAll()
    .where('finishedAt', 'is', null)
    .orderBy('programId')
    .orderBy('requestedAt')
    .execute();
}

/** All of all programs, in the order they were asked for. */
export async function loadErasures(queries: Queries): Promise<ErasureRow[]> {
  return queries
    .selectFrom('erasures')
    .selectAll()
    .orderBy('programId')
    .orderBy('requestedAt')
    .execute();
}

export async function changeErasure(
  queries: Queries,
  { programId, id }: Pick<ErasureRow, 'programId' | 'id'>,
  change: Partial<Pick<ErasureRow, 'startedAt' | 'finishedAt' | 'work' | 'people'>>,
): Promise<void> {
  await queries
    .updateTable('erasures')
    .set(change)
    .where('programId', '=', programId)
    .where('id', '=', id)
    .execute();
}

/** Puts an erasure in the place of the one with its id, if there is one. */
export async function replaceErasure(queries: Queries, erasure: ErasureRow): Promise<void> {
  await queries
    .deleteFrom('erasures')
    .where('programId', '=', erasure.programId)
    .where('id', '=', erasure.id)
    .execute();
  await queries.insertInto('erasures').values(erasure).execute();
}
