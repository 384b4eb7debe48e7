import type { DatabaseSync } from 'node:sqlite';
import { toStorageError } from './sqlite-errors.js';
import { StorageUnavailableError, type Queries, type Unit } from './storage.js';

/** Units in one transaction, at most: the first of them waits for all. */
const LARGEST_GROUP = 256;

interface Waiting {
  run: Unit<unknown>;
  resolve(result: unknown): void;
  reject(error: unknown): void;
}

/** Runs units one after the other, several to a commit. */
export interface GroupCommit {
  write<Result>(unit: Unit<Result>): Promise<Result>;
  /** Runs something while no unit does; units that come meanwhile wait. */
  alone<Result>(run: () => Promise<Result>): Promise<Result>;
  /** Resolves when nothing waits any more. */
  drained(): Promise<void>;
}

/**
 * Shares one durable commit among the units that wait for one: a commit costs a sync of the disk,
 * whatever it holds. Each unit has a savepoint of its own, and is answered after the commit.
 */
export function createGroupCommit(database: DatabaseSync, queries: Queries): GroupCommit {
  const waiting: Waiting[] = [];
  const alone: (() => Promise<void>)[] = [];
  let running: Promise<void> | undefined;

  async function runGroup(): Promise<void> {
    const done: { unit: Waiting; result: unknown }[] = [];
    const failed: { unit: Waiting; error: unknown }[] = [];
    let current: Waiting | undefined;
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
        } catch (caught) {
          const error = toStorageError(caught);
          // A full disk or a failed read ends the whole transaction, not this unit alone.
          if (!database.isTransaction || error instanceof StorageUnavailableError) throw error;
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
      const reason = toStorageError(error);
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
    while (waiting.length > 0 || alone.length > 0) {
      const next = alone.shift();
      await (next ? next() : runGroup());
    }
    running = undefined;
  }

  return {
    write<Result>(unit: Unit<Result>) {
      return new Promise<Result>((resolve, reject) => {
        waiting.push({ run: unit, resolve: (result) => resolve(result as Result), reject });
        running ??= runAll();
      });
    },
    alone<Result>(run: () => Promise<Result>) {
      return new Promise<Result>((resolve, reject) => {
        alone.push(() => run().then(resolve, reject));
        running ??= runAll();
      });
    },
    async drained() {
      while (running) await running;
    },
  };
}
