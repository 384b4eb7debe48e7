import { StorageUnavailableError, type Unit } from './storage.js';

/** Units in one transaction, at most: the first of them waits for all. */
const LARGEST_GROUP = 32;

interface Waiting {
  run: Unit<unknown>;
  resolve(result: unknown): void;
  reject(error: unknown): void;
}

type Write = <Result>(unit: Unit<Result>) => Promise<Result>;

/**
 * Lets units that only add share a transaction, and with it the cost of a commit, as soon as there
 * are more of them than lanes. Where one of a group fails, each runs again in its own.
 *
 * @param lanes groups at once, at most
 * @param write runs a unit in a transaction
 */
export function createGroups(lanes: number, write: Write): Write {
  const waiting: Waiting[] = [];
  let running = 0;

  async function runLane(): Promise<void> {
    running += 1;
    while (waiting.length > 0) await runGroup(waiting.splice(0, LARGEST_GROUP), write);
    running -= 1;
  }

  return <Result>(unit: Unit<Result>) =>
    new Promise<Result>((resolve, reject) => {
      waiting.push({ run: unit, resolve: (result) => resolve(result as Result), reject });
      if (running < lanes) void runLane();
    });
}

async function runGroup(group: readonly Waiting[], write: Write): Promise<void> {
  try {
    const results = await write(async (transaction) => {
      const done: unknown[] = [];
      for (const { run } of group) done.push(await run(transaction));
      return done;
    });
    group.forEach(({ resolve }, place) => resolve(results[place]));
  } catch (error) {
    if (group.length === 1 || error instanceof StorageUnavailableError) {
      for (const { reject } of group) reject(error);
      return;
    }
    // Whose fault it was shows when each is alone.
    await Promise.all(group.map(({ run, resolve, reject }) => write(run).then(resolve, reject)));
  }
}
