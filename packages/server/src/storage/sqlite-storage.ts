import { DatabaseSync } from 'node:sqlite';
import { CamelCasePlugin, Kysely, SqliteDialect } from 'kysely';
import type { Database } from './database.js';
import { createGroupCommit } from './group-commit.js';
import { runMigrations } from './run-migrations.js';
import { createSqliteShim } from './sqlite-shim.js';
import { scrubSqlite, waitForReaders } from './sqlite-scrub.js';
import { checkSqliteVersion } from './sqlite-version.js';
import type { Queries, SqliteDurability, Storage, Unit } from './storage.js';

/** How long a connection waits for another process's lock, in milliseconds. */
const BUSY_TIMEOUT = 5000;

/** The names of the levels of `pragma synchronous`. */
const SYNCHRONOUS = ['off', 'normal', 'full', 'extra'];

/** Where the database is. */
export interface SqliteStorageOptions {
  /** A file's path; made when it is not there. */
  path: string;
}

/**
 * Opens the embedded database: one connection that writes, durably, and one that reads.
 *
 * @throws Error when the file is no database, or this SQLite is not to be trusted
 */
export function openSqliteStorage({ path }: SqliteStorageOptions): Storage {
  const writer = new DatabaseSync(path, {
    timeout: BUSY_TIMEOUT,
    enableForeignKeyConstraints: true,
  });
  try {
    checkSqliteVersion(readText(writer, 'select sqlite_version() as value'));
    writer.exec('pragma journal_mode = wal');
    writer.exec('pragma synchronous = full');
    // What is deleted is overwritten where that costs no further write; an erasure does the rest.
    writer.exec('pragma secure_delete = fast');
    const reading = new DatabaseSync(path, { timeout: BUSY_TIMEOUT, readOnly: true });
    return assembleStorage(path, writer, reading);
  } catch (error) {
    writer.close();
    throw error;
  }
}

function assembleStorage(path: string, writer: DatabaseSync, reading: DatabaseSync): Storage {
  const queries = toQueries(writer);
  const reader = toQueries(reading);
  const { write, alone, drained } = createGroupCommit(writer, queries);
  let closed = false;
  return {
    reader,
    write,
    append: write,
    snapshot: (read) => readSnapshot(path, read),
    settle: () => write(async () => undefined),
    async scrub() {
      await waitForReaders(path);
      await alone(() => scrubSqlite(path));
    },
    durability: async () => readDurability(writer),
    migrate: () =>
      write((transaction) => runMigrations(transaction, { engine: 'sqlite', now: Date.now() })),
    async close() {
      if (closed) return;
      closed = true;
      await drained();
      reading.close();
      writer.close();
    },
  };
}

function toQueries(database: DatabaseSync): Queries {
  return new Kysely<Database>({
    dialect: new SqliteDialect({ database: createSqliteShim(database) }),
    plugins: [new CamelCasePlugin()],
  });
}

async function readSnapshot<Result>(path: string, read: Unit<Result>): Promise<Result> {
  const database = new DatabaseSync(path, { timeout: BUSY_TIMEOUT, readOnly: true });
  try {
    database.exec('begin');
    return await read(toQueries(database));
  } finally {
    database.close();
  }
}

function readDurability(writer: DatabaseSync): SqliteDurability {
  const level = writer.prepare('pragma synchronous').get()?.['synchronous'];
  return {
    engine: 'sqlite',
    version: readText(writer, 'select sqlite_version() as value'),
    journalMode: String(writer.prepare('pragma journal_mode').get()?.['journal_mode']),
    synchronous: SYNCHRONOUS[Number(level)] ?? String(level),
  };
}

function readText(database: DatabaseSync, sql: string): string {
  return String(database.prepare(sql).get()?.['value']);
}
