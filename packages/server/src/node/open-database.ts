import { openPostgresStorage } from '../storage/postgres-storage.js';
import { openSqliteStorage } from '../storage/sqlite-storage.js';
import type { Storage } from '../storage/storage.js';
import { describeDatabase, type DatabaseAddress } from './database-address.js';
import { StartError } from './start-error.js';

/**
 * Opens the database and brings its schema up to date.
 *
 * @throws StartError in one line, without a password
 */
export async function openDatabase(address: DatabaseAddress): Promise<Storage> {
  let storage: Storage | undefined;
  try {
    storage =
      address.engine === 'sqlite' ? openSqliteStorage(address) : await openPostgresStorage(address);
    await storage.migrate();
    return storage;
  } catch (error) {
    await storage?.close();
    const name = describeDatabase(address);
    throw new StartError(`GOODWORD_DATABASE_URL: cannot use ${name}: ${reasonOf(error)}`, {
      cause: error,
    });
  }
}

/** The innermost reason, in one line. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.cause !== undefined) return reasonOf(error.cause);
  // A name with several addresses fails once for each.
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0]);
  if (error.message.startsWith('SASL')) return 'it asks for a password';
  return error.message.split('\n')[0] ?? error.name;
}
