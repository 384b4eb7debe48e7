import { sql } from 'kysely';
import type { IdempotentCallRow } from '../storage/database.js';
import { engineOf } from '../storage/engine-of.js';
import type { Queries } from '../storage/storage.js';

/** Whose call, and which. */
export type IdempotentCallKey = Pick<IdempotentCallRow, 'programId' | 'keyId' | 'digest'>;

/**
 * Takes a call for the rest of a unit. A process that dies gives it back.
 *
 * @returns whether nobody else is at it
 */
export async function claimCall(
  queries: Queries,
  { digest }: Pick<IdempotentCallKey, 'digest'>,
): Promise<boolean> {
  // SQLite has one writer at a time.
  if (engineOf(queries) !== 'postgres') return true;
  const { rows } = await sql<{ isOurs: boolean }>`select
    pg_try_advisory_xact_lock(hashtextextended(${digest}, 0)) as is_ours`.execute(queries);
  return rows[0]?.isOurs === true;
}

/** What a call came to, if it was made before. */
export async function findCall(
  queries: Queries,
  { programId, keyId, digest }: IdempotentCallKey,
): Promise<Pick<IdempotentCallRow, 'fingerprint' | 'outcome'> | undefined> {
  return queries
    .selectFrom('idempotentCalls')
    .select(['fingerprint', 'outcome'])
    .where('programId', '=', programId)
    .where('keyId', '=', keyId)
    .where('digest', '=', digest)
    .executeTakeFirst();
}

/** Records what a call came to, with the change that it made. */
export async function insertCall(queries: Queries, row: IdempotentCallRow): Promise<void> {
  await queries.insertInto('idempotentCalls').values(row).execute();
}

/** Forgets calls of before a time, in milliseconds since 1970. */
export async function forgetCalls(queries: Queries, before: number): Promise<void> {
  await queries.deleteFrom('idempotentCalls').where('createdAt', '<', before).execute();
}
