import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { sql } from 'kysely';
import type { Storage } from '../storage/storage.js';
import { ENGINE, type TestDatabase } from './test-database.js';

/** A file and which of the terms are in it. */
export interface Found {
  file: string;
  term: string;
}

/**
 * Looks for terms in the bytes of a database's files: of SQLite its own and the write-ahead log; of
 * PostgreSQL all files of the data directory but its log of changes, which is overwritten in turn.
 */
export async function findInFiles(
  database: TestDatabase,
  storage: Storage,
  terms: readonly string[],
): Promise<Found[]> {
  const files = ENGINE === 'sqlite' ? await sqliteFiles(database) : await postgresFiles(storage);
  const found: Found[] = [];
  for (const file of files) {
    const bytes = await readFile(file).catch(() => Buffer.alloc(0));
    for (const term of terms) {
      if (bytes.includes(Buffer.from(term))) found.push({ file, term });
    }
  }
  return found;
}

async function sqliteFiles({ url }: TestDatabase): Promise<string[]> {
  const folder = dirname(url.slice('file:'.length));
  return (await readdir(folder)).map((name) => join(folder, name));
}

async function postgresFiles({ reader }: Storage): Promise<string[]> {
  // What is in memory alone is not on disk yet, and what was replaced is not yet gone.
  await sql`checkpoint`.execute(reader);
  const { rows } = await sql<{ folder: string; own: string }>`
    select current_setting('data_directory') as folder,
      (select oid::text from pg_database where datname = current_database()) as own`.execute(
    reader,
  );
  const [place] = rows;
  if (!place) return [];
  const folders = [join(place.folder, 'base', place.own), join(place.folder, 'global')];
  const files: string[] = [];
  for (const folder of folders) {
    files.push(...(await readdir(folder)).map((name) => join(folder, name)));
  }
  return files;
}
