import { setTimeout as pause } from 'node:timers/promises';
import { CamelCasePlugin, Kysely, sql } from 'kysely';
import type { Database } from './database.js';
import { DurablePostgresDialect } from './postgres-dialect.js';
import { isOvertaken } from './postgres-errors.js';
import { createGroups } from './postgres-groups.js';
import { createPostgresPool, type PostgresPoolOptions } from './postgres-pool.js';
import { scrubPostgres, settlePostgres } from './postgres-scrub.js';
import { runMigrations } from './run-migrations.js';
import {
  StorageUnavailableError,
  type PostgresDurability,
  type Queries,
  type Storage,
  type Unit,
} from './storage.js';

/** How often a unit that others overtake is tried. */
const ATTEMPTS = 6;

/** How long the first pause between two of them is, in milliseconds; it doubles. */
const PAUSE = 4;

/** How long a query may take, in milliseconds: a network that swallows everything gives no error. */
const QUERY_TIMEOUT = 30_000;

/** Which database, and how much of it. */
export interface PostgresStorageOptions {
  /** `postgres://user:password@host:5432/database` */
  url: string;
  /** Connections that write, at most, and as many that read. @default 8 */
  connections?: number;
}

/**
 * Opens a PostgreSQL database, which any number of processes may share.
 *
 * @throws StorageUnavailableError when it cannot be reached; Error when it would not be durable
 */
export async function openPostgresStorage({
  url,
  connections = 8,
}: PostgresStorageOptions): Promise<Storage> {
  const pool = { url, connections, queryTimeout: QUERY_TIMEOUT };
  const writer = connect(pool);
  const reader = connect(pool);
  try {
    const { synchronousCommit } = await readDurability(writer);
    // Each transaction asks for it; what stands in between may not have passed it on.
    if (synchronousCommit !== 'on') {
      throw new Error(`Expected synchronous_commit to be on, received ${synchronousCommit}.`);
    }
  } catch (error) {
    await writer.destroy();
    throw error;
  }
  const write = <Result>(unit: Unit<Result>) => runUnit(writer, unit);
  let closing: Promise<unknown> | undefined;
  return {
    reader,
    write,
    // Half of the connections: what decides always finds one.
    append: createGroups(Math.ceil(connections / 2), write),
    snapshot: (read) => readSnapshot(url, read),
    settle: () => alone(url, (queries) => settlePostgres(queries)),
    scrub: (tables) => alone(url, (queries) => scrubPostgres(queries, tables)),
    durability: () => readDurability(writer),
    migrate: () => migrate(url),
    async close() {
      closing ??= Promise.all([writer.destroy(), reader.destroy()]);
      await closing;
    },
  };
}

function connect(options: PostgresPoolOptions): Queries {
  return new Kysely<Database>({
    dialect: new DurablePostgresDialect({ pool: createPostgresPool(options) }),
    plugins: [new CamelCasePlugin()],
  });
}

async function runUnit<Result>(writer: Queries, unit: Unit<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await writer.transaction().execute(unit);
    } catch (error) {
      if (!isOvertaken(error)) throw error;
      if (attempt === ATTEMPTS)
        throw isDuplicate(error) ? error : new StorageUnavailableError(error);
      await pause(PAUSE * 2 ** attempt * Math.random());
    }
  }
}

/** A key that is still taken is no race: it is the unit's own mistake. */
function isDuplicate(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === '23505';
}

/** As a transaction that writes sees it. */
function readDurability(writer: Queries): Promise<PostgresDurability> {
  return writer.transaction().execute(async (transaction) => {
    const { rows } = await sql<Omit<PostgresDurability, 'engine'>>`select
      current_setting('server_version') as version,
      current_setting('synchronous_commit') as synchronous_commit,
      current_setting('fsync') as fsync,
      current_setting('full_page_writes') as full_page_writes`.execute(transaction);
    const [settings] = rows;
    if (!settings) throw new Error('PostgreSQL does not tell its settings.');
    return { engine: 'postgres', ...settings };
  });
}

/** Runs what may take its time on a connection of its own. */
async function alone<Result>(url: string, run: Unit<Result>): Promise<Result> {
  const queries = connect({ url, connections: 1, queryTimeout: 0 });
  try {
    return await run(queries);
  } finally {
    await queries.destroy();
  }
}

function readSnapshot<Result>(url: string, read: Unit<Result>): Promise<Result> {
  return alone(url, (queries) =>
    queries.transaction().execute(async (transaction) => {
      await sql`set transaction isolation level repeatable read read only`.execute(transaction);
      // Whoever takes the answer may be slow.
      await sql`set local idle_in_transaction_session_timeout = '5min'`.execute(transaction);
      return read(transaction);
    }),
  );
}

/** On a connection of its own, since a large table takes its time; one process at a time. */
async function migrate(url: string): Promise<string[]> {
  const queries = connect({ url, connections: 1, queryTimeout: 0 });
  try {
    return await queries.transaction().execute(async (transaction) => {
      await sql`set local lock_timeout = 0`.execute(transaction);
      await sql`select pg_advisory_xact_lock(hashtext('goodword migrations'))`.execute(transaction);
      return runMigrations(transaction, { engine: 'postgres', now: Date.now() });
    });
  } finally {
    await queries.destroy();
  }
}
