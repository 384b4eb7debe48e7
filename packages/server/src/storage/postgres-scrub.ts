import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { StorageUnavailableError, type Queries } from './storage.js';

/** How long others may take to finish, in milliseconds, and how often that is looked at. */
const PATIENCE = 60_000;
const PERIOD = 20;

/** Resolves when every transaction of this database that had begun is over. */
export async function settlePostgres(queries: Queries): Promise<void> {
  const { rows } = await sql<{ xid: string }>`
    select pg_current_xact_id()::xid::text as xid`.execute(queries);
  const [own] = rows;
  if (!own) throw new Error('PostgreSQL gives no transaction id.');
  const until = Date.now() + PATIENCE;
  // A transaction that writes has an id; one that reads has a snapshot. Older is further away.
  while (await hasOlder(queries, own.xid)) {
    if (Date.now() > until) {
      throw new StorageUnavailableError(new Error('An old transaction is still open.'));
    }
    await pause(PERIOD);
  }
}

async function hasOlder(queries: Queries, xid: string): Promise<boolean> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()
      and greatest(age(backend_xid), age(backend_xmin)) >= age(${xid}::text::xid)`.execute(queries);
  return (rows[0]?.count ?? 0) > 0;
}

/**
 * Writes tables and their indexes anew, from what is in them: PostgreSQL leaves a deleted row where
 * it was, and samples of some in its statistics. Nobody can use a table while it is written.
 *
 * @param tables as the database names them
 */
export async function scrubPostgres(queries: Queries, tables: readonly string[]): Promise<void> {
  // What an older transaction can still see would be copied along.
  await settlePostgres(queries);
  await sql`set lock_timeout = '10s'`.execute(queries);
  for (const table of tables) await sql`vacuum (full, analyze) ${sql.id(table)}`.execute(queries);
  // The owner of the database may do this; anybody else is told no by a warning.
  await sql`vacuum (full) pg_catalog.pg_statistic`.execute(queries);
  await checkpoint(queries);
}

/** Removes the files that were replaced, where the role may; PostgreSQL does it by itself in minutes. */
async function checkpoint(queries: Queries): Promise<void> {
  const { rows } = await sql<{ isAllowed: boolean }>`
    select rolsuper or exists (select from pg_roles of_it where of_it.rolname = 'pg_checkpoint'
      and pg_has_role(current_user, of_it.oid, 'usage')) as is_allowed
    from pg_roles where rolname = current_user`.execute(queries);
  if (rows[0]?.isAllowed) await sql`checkpoint`.execute(queries);
}
