import { StorageUnavailableError } from './storage.js';

/**
 * Classes and codes that say “not now” (https://www.postgresql.org/docs/current/errcodes-appendix.html):
 * connection, resources, lock timeout, no writing on a standby, operator, system.
 */
const UNAVAILABLE = /^(08|53|55000$|55P03$|25006$|25P03$|57P0|58)/;

/** Serialization failure, deadlock, and a unique key that somebody else took in the meantime. */
const OVERTAKEN = new Set(['40001', '40P01', '23505']);

/** What `pg` says without a code of the server's. */
const LOST =
  /^(Connection terminated|timeout exceeded when trying to connect|Query read timeout|Client has encountered a connection error|Client was closed)/;

/** What an error of PostgreSQL or its driver means to a caller; any other error stays as it is. */
export function toStorageError(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof StorageUnavailableError) return error;
  const { code, syscall } = error as NodeJS.ErrnoException;
  const isLost = syscall !== undefined || LOST.test(error.message) || hasFailedToConnect(error);
  return isLost || (code !== undefined && UNAVAILABLE.test(code))
    ? new StorageUnavailableError(error)
    : error;
}

/** Tells whether a unit that failed so may succeed when it runs again. */
export function isOvertaken(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  return code !== undefined && OVERTAKEN.has(code);
}

/** A name with several addresses fails with several errors. */
function hasFailedToConnect(error: Error): boolean {
  return error instanceof AggregateError && error.errors.every((one) => 'syscall' in Object(one));
}
