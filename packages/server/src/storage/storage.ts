import type { Kysely } from 'kysely';
import type { Database } from './database.js';

/** What queries run on; inside `write()`, the transaction. */
export type Queries = Kysely<Database>;

/** How safe an answered write is, as the connection that writes reports it. */
export interface Durability {
  engine: 'sqlite';
  /** The engine's version. */
  version: string;
  /** As in `wal`. */
  journalMode: string;
  /** `full` survives a loss of power; less does not. */
  synchronous: string;
}

/** An engine that keeps the records. */
export interface Storage {
  /** For reading alone: sees what was committed. */
  readonly reader: Queries;
  /**
   * Runs a unit in a transaction and resolves once it is on disk.
   *
   * A unit can run again, and awaits nothing but the transaction's queries. When it throws, what it
   * wrote is undone, and the error is the caller's.
   *
   * @throws StorageUnavailableError when the engine cannot write now
   */
  write<Result>(unit: (transaction: Queries) => Promise<Result>): Promise<Result>;
  durability(): Durability;
  /** Brings the schema up to date. @returns the names of the migrations that ran */
  migrate(): Promise<string[]>;
  close(): Promise<void>;
}

/** The engine cannot store at the moment: a full disk, a lock that another process holds. */
export class StorageUnavailableError extends Error {
  constructor(cause: unknown) {
    super('The database cannot be written at the moment.', { cause });
    this.name = 'StorageUnavailableError';
  }
}
