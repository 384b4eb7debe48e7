import { LONGEST_PAUSE } from '../outbox/retry-schedule.js';
import type { Transact } from './indexed-db-storage.js';

/** A tab that died gives its lease back after this, in milliseconds: one batch takes less. */
const LEASE = 20_000;

/**
 * Lets one tab at a time do something: by Web Locks, else by a record in the database. The record
 * also holds the pause that the server asked for, which binds other tabs and later pages too.
 *
 * @param name of the lock and of the record
 */
export function createLease(name: string, transact: Transact) {
  let controller = new AbortController();

  /** Has the record say that nobody may begin for so long. */
  const block = (time: number) =>
    transact<undefined>('lease', 'readwrite', (rows, finish) => {
      if (time > 0) rows.put(Date.now() + time, name);
      else rows.delete(name);
      finish(undefined);
    }).catch(() => undefined);

  /** Takes the record for as long as `lease`. @returns how long it is somebody else's */
  const take = (lease: number) =>
    transact<number>('lease', 'readwrite', (rows, finish) => {
      const reading = rows.get(name) as IDBRequest<number | undefined>;
      reading.onsuccess = () => {
        const wait = (reading.result ?? 0) - Date.now();
        const isFree = wait <= 0 || wait > LONGEST_PAUSE;
        if (isFree && lease > 0) rows.put(Date.now() + lease, name);
        finish(isFree ? 0 : wait);
      };
    }).catch(() => 0);

  /** Runs the task where the record allows it; done as soon as the lease is given back. */
  const hold = (task: () => Promise<number>, lease: number): Promise<number> =>
    new Promise((resolve, reject) => {
      let isOurs = false;
      /** The first of two: the end of the task, or of the page. */
      const end = (pause: number) => {
        if (isOurs && (lease > 0 || pause > 0)) void block(pause);
        isOurs = false;
        resolve(pause);
      };
      async function run(): Promise<void> {
        const wait = await take(lease);
        if (wait > 0) return resolve(wait);
        isOurs = true;
        end(await task());
      }
      controller.signal.addEventListener('abort', () => end(0));
      run().catch(reject);
    });

  return {
    /** See `Storage.withLease()`. */
    async with(task: () => Promise<number>): Promise<number> {
      const { signal } = (controller = new AbortController());
      const { locks } = navigator as Partial<Navigator>;
      let isLocked = false;
      try {
        if (locks) {
          return await locks.request(`goodword ${name}`, { signal }, () => {
            isLocked = true;
            return hold(task, 0);
          });
        }
      } catch (error) {
        if (signal.aborted) return 0;
        if (isLocked) throw error;
        // A page that may store nothing may have no locks either.
      }
      return hold(task, LEASE);
    },
    /** Gives back what is held and asks for it no more; a task that runs goes on by itself. */
    release: () => controller.abort(),
  };
}
