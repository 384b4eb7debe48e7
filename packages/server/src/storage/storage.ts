import type { Kysely } from 'kysely';
import type { Database } from './database.js';

/** What queries run on; inside `write()`, the transaction. */
export type Queries = Kysely<Database>;

/**
 * What runs in one transaction. It can run again, awaits nothing but the transaction's queries, and
 * when it throws, what it wrote is undone.
 */
export type Unit<Result> = (transaction: Queries) => Promise<Result>;

/** A database that the records can be kept in. */
export type Engine = 'sqlite' | 'postgres';

/** How safe an answered write is, as the connection that writes reports it. */
export type Durability = SqliteDurability | PostgresDurability;

export interface SqliteDurability {
  engine: 'sqlite';
  /** The engine's version. */
  version: string;
  /** As in `wal`. */
  journalMode: string;
  /** `full` survives a loss of power; less does not. */
  synchronous: string;
}

export interface PostgresDurability {
  engine: 'postgres';
  /** The engine's version. */
  version: string;
  /** `on`: an answer follows the flush to disk, and to the disks of synchronous standbys. */
  synchronousCommit: string;
  /** `off` is right only where the storage below promises what the flush would. */
  fsync: string;
  fullPageWrites: string;
}

/** An engine that keeps the records. */
export interface Storage {
  /** For reading alone: sees what was committed. */
  readonly reader: Queries;
  /**
   * Runs a unit in a transaction and resolves once it is on disk.
   *
   * Others write at the same time, perhaps from another process: a unit that reads in order to
   * decide takes `lockProgram()` first. What it throws is the caller's.
   *
   * @throws StorageUnavailableError when the engine cannot write now
   */
  write<Result>(unit: Unit<Result>): Promise<Result>;
  /**
   * Like `write()`, for a unit that only adds and takes no lock: many of them at once may share a
   * transaction.
   */
  append<Result>(unit: Unit<Result>): Promise<Result>;
  /** Reads several things as they were at one moment. For long reads: it holds up no writer. */
  snapshot<Result>(read: Unit<Result>): Promise<Result>;
  /** Resolves when every unit that had begun to write is done, in every process. */
  settle(): Promise<void>;
  /**
   * Leaves nothing of what was deleted in the database's files.
   *
   * @param tables those that held it, as the database names them
   * @throws StorageUnavailableError while somebody still reads what was deleted, or has no room
   */
  scrub(tables: readonly string[]): Promise<void>;
  durability(): Promise<Durability>;
  /** Brings the schema up to date. @returns the names of the migrations that ran */
  migrate(): Promise<string[]>;
  close(): Promise<void>;
}

/** The engine does not answer at the moment: a full disk, a lock held by another, a lost connection. */
export class StorageUnavailableError extends Error {
  constructor(cause: unknown) {
    super('The database is not available at the moment.', { cause });
    this.name = 'StorageUnavailableError';
  }
}
