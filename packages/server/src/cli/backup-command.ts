import { copyFile, stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { backupSqlite } from '../node/backup-sqlite.js';
import { readConfig } from '../node/read-config.js';
import { StartError } from '../node/start-error.js';
import { showProgress } from './show-progress.js';
import type { Terminal } from './terminal.js';

/** `goodword backup <file>`: a copy of the SQLite database, while the server runs. */
export async function backup(args: string[], terminal: Terminal): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      replace: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const [file] = positionals;
  if (file === undefined) throw new StartError('Expected a file to write the backup to.');
  const { database, witnessPath } = readConfig(terminal.env);
  if (database.engine === 'postgres') {
    throw new StartError(
      'This database is PostgreSQL: back it up with pg_dump, or with goodword export, and keep goodword erasures export beside it.',
    );
  }
  if (!values.replace && (await sizeOf(file)) !== undefined) {
    throw new StartError(`${file} is there already. Name another, or add --replace.`);
  }
  if ((await sizeOf(database.path)) === undefined) {
    throw new StartError(`GOODWORD_DATABASE_URL: there is no ${database.path}.`);
  }
  const onProgress = showProgress(
    terminal,
    values.json,
    (part) => `${Math.floor(part * 100)} % copied`,
  );
  try {
    await backupSqlite(database.path, file, onProgress);
  } catch (error) {
    throw new StartError(`Cannot back up to ${file}: ${(error as Error).message}`, {
      cause: error,
    });
  }
  const list = await copyErasures(witnessPath ?? database.path, file);
  const answer = { file, bytes: (await sizeOf(file)) ?? 0, ...(list ? { erasures: list } : {}) };
  terminal.print(values.json ? JSON.stringify(answer) : `Backed up to ${file}.`);
}

/** The list of erasures goes with it; the current one is needed as well when it is restored. */
async function copyErasures(path: string, file: string): Promise<string | undefined> {
  const list = `${path}.erasures.ndjson`;
  if ((await sizeOf(list)) === undefined) return undefined;
  await copyFile(list, `${file}.erasures.ndjson`);
  return `${file}.erasures.ndjson`;
}

async function sizeOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).size;
  } catch {
    return undefined;
  }
}
