import type { DatabaseSync } from 'node:sqlite';
import { StorageUnavailableError, type Queries } from './storage.js';

/** Units in one transaction, at most: the first of them waits for all. */
const LARGEST_GROUP = 256;

/** Results of SQLite that say “not now”, as primary codes: BUSY, LOCKED, NOMEM, READONLY, IOERR, FULL. */
const UNAVAILABLE = new Set([5, 6, 7, 8, 10, 13]);

interface Unit {
  run(transaction: Queries): Promise<unknown>;
  resolve(result: unknown): void;
  reject(error: unknown): void;
}

/** Runs units one after the other, several to a commit. */
export interface GroupCommit {
  write<Result>(unit: (transaction: Queries) => Promise<Result>): Promise<Result>;
  /** Resolves when nothing waits any more. */
  drained(): Promise<void>;
}

/**
 * Shares one durable commit among the units that wait for one: a commit costs a sync of the disk,
 * whatever it holds. Each unit has a savepoint of its own, and is answered after the commit.
 */
export function createGroupCommit(database: DatabaseSync, queries: Queries): GroupCommit {
  const waiting: Unit[] = [];
  let running: Promise<void> | undefined;

  async function runGroup(): Promise<void> {
    const done: { unit: Unit; result: unknown }[] = [];
    const failed: { unit: Unit; error: unknown }[] = [];
    let current: Unit | undefined;
    try {
      database.exec('begin immediate');
      for (let count = 0; count < LARGEST_GROUP; count += 1) {
        current = waiting.shift();
        if (!current) break;
        const unit = current;
        database.exec('savepoint unit');
        try {
          const result = await unit.run(queries);
          database.exec('release unit');
          done.push({ unit, result });
        } catch (error) {
          // A full disk or a failed read ends the whole transaction, not this unit alone.
          if (!database.isTransaction || isUnavailable(error)) throw error;
          database.exec('rollback to unit');
          database.exec('release unit');
          failed.push({ unit, error });
        }
        current = undefined;
      }
      database.exec('commit');
      for (const { unit, result } of done) unit.resolve(result);
    } catch (error) {
      if (database.isTransaction) database.exec('rollback');
      const reason = isUnavailable(error) ? new StorageUnavailableError(error) : error;
      // What never got its turn would only wait for the same lock again.
      const others = database.isOpen ? waiting.splice(0) : [];
      const all = [...done.map(({ unit }) => unit), ...(current ? [current] : []), ...others];
      for (const unit of all) unit.reject(reason);
    }
    for (const { unit, error } of failed) unit.reject(error);
  }

  async function runAll(): Promise<void> {
    // The requests of this turn of the event loop gather first.
    await new Promise((resolve) => setImmediate(resolve));
    while (waiting.length > 0) await runGroup();
    running = undefined;
  }

  return {
    write<Result>(unit: (transaction: Queries) => Promise<Result>) {
      return new Promise<Result>((resolve, reject) => {
        waiting.push({ run: unit, resolve: (result) => resolve(result as Result), reject });
        running ??= runAll();
      });
    },
    async drained() {
      while (running) await running;
    },
  };
}

function isUnavailable(error: unknown): boolean {
  const code = (error as { errcode?: unknown } | undefined)?.errcode;
  // The low byte is the primary code; the rest says more.
  return typeof code === 'number' && UNAVAILABLE.has(code & 0xff);
}
