import { openSqliteStorage } from '../storage/sqlite-storage.js';
import type { Storage } from '../storage/storage.js';
import { StartError } from './start-error.js';

/**
 * Opens the database and brings its schema up to date.
 *
 * @throws StartError in one line
 */
export async function openDatabase(path: string): Promise<Storage> {
  let storage: Storage | undefined;
  try {
    storage = openSqliteStorage({ path });
    await storage.migrate();
    return storage;
  } catch (error) {
    await storage?.close();
    const { message, cause } = error as Error;
    const reason = cause instanceof Error ? cause.message : message;
    throw new StartError(`GOODWORD_DATABASE_URL: cannot use ${path}: ${reason}`, { cause: error });
  }
}
