import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import { openDatabase } from '../node/open-database.js';
import { openPostgresStorage } from '../storage/postgres-storage.js';
import { openSqliteStorage } from '../storage/sqlite-storage.js';
import type { Engine, Storage } from '../storage/storage.js';
import { TEMPLATE } from './postgres-cluster.js';

const cluster = inject('postgresUrl');

/** What this run of the tests keeps its records in. */
export const ENGINE: Engine = cluster === undefined ? 'sqlite' : 'postgres';

/** A database of a test's own. */
export interface TestDatabase {
  /** As `GOODWORD_DATABASE_URL` has it. */
  url: string;
  /** Opens it as a process does when it starts. */
  open(): Promise<Storage>;
  /** Opens it without bringing its schema up to date. */
  openAsItIs(): Promise<Storage>;
  /** Whether it takes connections; those it has end when it does not. PostgreSQL alone. */
  setReachable(isReachable: boolean): Promise<void>;
  /** Removes it, once all that opened it have closed it. */
  remove(): Promise<void>;
}

/** Makes a database, its schema up to date unless it is to be empty. */
export function createTestDatabase(options: { isEmpty?: boolean } = {}): Promise<TestDatabase> {
  return cluster === undefined ? createFile() : createCopy(cluster, options.isEmpty ?? false);
}

async function createFile(): Promise<TestDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'goodword-test-'));
  const path = join(folder, 'goodword.db');
  return {
    url: `file:${path}`,
    open: () => openDatabase({ engine: 'sqlite', path }),
    openAsItIs: async () => openSqliteStorage({ path }),
    setReachable: () => Promise.reject(new Error('A file is always there.')),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

async function createCopy(server: string, isEmpty: boolean): Promise<TestDatabase> {
  const name = `goodword_${randomBytes(8).toString('hex')}`;
  const url = `${server}/${name}`;
  await command(server, `create database ${name} template ${isEmpty ? 'template0' : TEMPLATE}`);
  return {
    url,
    open: () => openDatabase({ engine: 'postgres', url }),
    openAsItIs: () => openPostgresStorage({ url }),
    async setReachable(isReachable) {
      await command(server, `alter database ${name} allow_connections ${isReachable}`);
      if (isReachable) return;
      await command(
        server,
        `select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = '${name}'`,
      );
    },
    remove: () => command(server, `drop database ${name} with (force)`),
  };
}

/** Runs a command from outside of the tests' databases. */
async function command(server: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: `${server}/postgres` });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}
