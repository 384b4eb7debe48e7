import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startProcess } from '../../testing/process.js';

/** A database of a test's own, of one of the engines. */
export interface DatabaseUnderTest {
  /** As `GOODWORD_DATABASE_URL` names it. */
  url: string;
  /** Ends and removes it. */
  close(): Promise<void>;
}

export const DATABASES = { SQLite: createSqlite, PostgreSQL: createPostgres };

async function createSqlite(): Promise<DatabaseUnderTest> {
  const folder = await createFolder();
  return {
    url: `file:${join(folder, 'goodword.db')}`,
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

/** @param tracer what the cluster is run by, as {@link startProcess} takes it */
export async function createPostgres(tracer?: readonly string[]): Promise<DatabaseUnderTest> {
  const folder = await createFolder();
  const script = join(import.meta.dirname, 'start-postgres.mjs');
  const cluster = startProcess([script, folder], {}, tracer);
  const url = await cluster.whenPrinted('PostgreSQL is ready: ');
  return {
    url,
    async close() {
      await cluster.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function createFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'goodword-durability-'));
}
