import { StorageUnavailableError } from './storage.js';

/** Results that say “not now”, as primary codes: BUSY, LOCKED, NOMEM, READONLY, IOERR, FULL. */
const UNAVAILABLE = new Set([5, 6, 7, 8, 10, 13]);

/** What an error of SQLite means to a caller; any other error stays as it is. */
export function toStorageError(error: unknown): unknown {
  const code = (error as { errcode?: unknown } | undefined)?.errcode;
  // The low byte is the primary code; the rest says more.
  return typeof code === 'number' && UNAVAILABLE.has(code & 0xff)
    ? new StorageUnavailableError(error)
    : error;
}
