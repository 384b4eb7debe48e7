import { chmod, rename, rm } from 'node:fs/promises';
import { backup, DatabaseSync } from 'node:sqlite';

/** Pages copied between two reports. */
const PAGES = 2000;

/**
 * Copies a database while others write to it, as it was at one moment.
 *
 * @param onProgress told how much is done, from 0 to 1
 */
export async function backupSqlite(
  path: string,
  target: string,
  onProgress: (part: number) => void,
): Promise<void> {
  // Under another name until it is whole: a backup that was cut off is none.
  const draft = `${target}.unfinished`;
  await rm(draft, { force: true });
  const source = new DatabaseSync(path, { readOnly: true, timeout: 5000 });
  try {
    // What others write from now on would make the copy begin anew.
    source.exec('begin');
    source.prepare('select count(*) from sqlite_schema').get();
    await backup(source, draft, {
      rate: PAGES,
      progress: ({ totalPages, remainingPages }) => onProgress(1 - remainingPages / totalPages),
    });
  } finally {
    source.close();
  }
  // One file that is all there is, and that nobody else may read.
  const copy = new DatabaseSync(draft);
  copy.exec('pragma journal_mode = delete');
  copy.close();
  checkSqliteFile(draft);
  await chmod(draft, 0o600);
  await rename(draft, target);
}

/**
 * Looks a database file through.
 *
 * @throws Error when it is none, or damaged
 */
export function checkSqliteFile(path: string): void {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    const verdict = database.prepare('pragma integrity_check(1)').get()?.['integrity_check'];
    if (verdict !== 'ok') throw new Error(`The file is damaged: ${String(verdict)}`);
  } finally {
    database.close();
  }
}

/** Results that say that a file is no database, or a damaged one: CORRUPT, NOTADB. */
const SPOILED = new Set([11, 26]);

/** What keeps a database from being replaced, or from being read. */
export type DatabaseUse = 'free' | 'in-use' | 'spoiled';

/** Whether anybody has a database open. It is left in the mode of one that nobody has. */
export function readUse(path: string): DatabaseUse {
  const database = new DatabaseSync(path);
  try {
    // Only the last connection can leave the write-ahead log.
    database.exec('pragma journal_mode = delete');
    return 'free';
  } catch (error) {
    const { errcode = 0 } = error as { errcode?: number };
    return SPOILED.has(errcode & 0xff) ? 'spoiled' : 'in-use';
  } finally {
    database.close();
  }
}
