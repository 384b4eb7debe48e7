import type { Queries } from './storage.js';

/** The programs that a transaction holds, so that a unit of many records asks once. */
const held = new WeakMap<Queries, Set<string>>();

/**
 * Takes a program for the rest of a unit: units that decide by what they read run one after the
 * other, in every process. Read after it, never before. Units that only add need no lock.
 *
 * SQLite's units have the whole database to themselves and are no Kysely transactions: nothing
 * happens, as for a reader.
 */
export async function lockProgram(queries: Queries, programId: string): Promise<void> {
  if (!queries.isTransaction || held.get(queries)?.has(programId)) return;
  // A row, not an advisory lock: it goes where the program's records go when tables are distributed.
  await queries
    .selectFrom('programs')
    .select('programId')
    .where('programId', '=', programId)
    .forNoKeyUpdate()
    .execute();
  held.set(queries, (held.get(queries) ?? new Set()).add(programId));
}
