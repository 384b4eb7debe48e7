import type { GoodwordEventRecord } from '@goodword/protocol';
import { createMemoryStorage } from '../memory-storage.js';
import type { Storage } from '../ports.js';
import type { Touch } from '../state.js';
import { withLock } from './lease.js';

const NAME = 'goodword';
const STORES = ['touches', 'outbox', 'lease', 'visitor'] as const;
type StoreName = (typeof STORES)[number];

/** The key of the one record in `touches` and `visitor`. */
const ONLY = 'current';

interface Expiring<Value> {
  value: Value;
  /** Milliseconds since 1970. */
  expiresAt: number;
}

/** A transaction on one store; resolves with what `use` asked for, once it is on disk. */
export type Transact = <Result>(
  store: StoreName,
  mode: IDBTransactionMode,
  use: (store: IDBObjectStore) => IDBRequest<Result>,
) => Promise<Result>;

/**
 * Keeps things in IndexedDB, opened at the first call and never before: the client calls after a
 * grant only. Where the database cannot be had (private mode, full disk, blocked), memory serves.
 */
export function createIndexedDbStorage(): Storage {
  const memory = createMemoryStorage();
  let opening: Promise<IDBDatabase> | undefined;

  const transact: Transact = async (name, mode, use) => {
    const database = await (opening ??= openDatabase(() => (opening = undefined)));
    return new Promise((resolve, reject) => {
      const transaction = database.transaction(name, mode, { durability: 'strict' });
      const request = use(transaction.objectStore(name));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () =>
        reject(transaction.error ?? new Error('The transaction was aborted.'));
      if (mode === 'readwrite') request.onsuccess = () => transaction.commit();
    });
  };

  /** Falls back for this one call, so that a device that recovers is used again. */
  async function orMemory<Result>(
    attempt: () => Promise<Result>,
    fallback: () => Promise<Result>,
  ): Promise<Result> {
    try {
      return await attempt();
    } catch {
      return fallback();
    }
  }

  async function readFresh<Value>(store: StoreName): Promise<Value | undefined> {
    const kept = await transact<Expiring<Value> | undefined>(store, 'readonly', (rows) =>
      rows.get(ONLY),
    );
    return kept && kept.expiresAt > Date.now() ? kept.value : undefined;
  }

  const write = (store: StoreName, value: unknown, key?: IDBValidKey) =>
    transact(store, 'readwrite', (rows) => rows.put(value, key));

  return {
    readTouch: () => orMemory(() => readFresh<Touch>('touches'), memory.readTouch),
    writeTouch: (value, expiresAt) =>
      orMemory(
        async () => void (await write('touches', { value, expiresAt }, ONLY)),
        () => memory.writeTouch(value, expiresAt),
      ),
    readVisitor: () => orMemory(() => readFresh<string>('visitor'), memory.readVisitor),
    writeVisitor: (value, expiresAt) =>
      orMemory(
        async () => void (await write('visitor', { value, expiresAt }, ONLY)),
        () => memory.writeVisitor(value, expiresAt),
      ),
    addEvent: (event) =>
      orMemory(
        async () => void (await write('outbox', event)),
        () => memory.addEvent(event),
      ),
    async readEvents(limit) {
      const all = (rows: IDBObjectStore) =>
        rows.getAll(null, limit) as IDBRequest<GoodwordEventRecord[]>;
      const kept = await transact('outbox', 'readonly', all).catch(() => []);
      return [...kept, ...(await memory.readEvents(limit - kept.length))];
    },
    async deleteEvents(ids) {
      await memory.deleteEvents(ids);
      for (const id of ids) {
        await transact('outbox', 'readwrite', (rows) => rows.delete(id)).catch(() => undefined);
      }
    },
    async countEvents() {
      const kept = await transact('outbox', 'readonly', (rows) => rows.count()).catch(() => 0);
      return kept + (await memory.countEvents());
    },
    withLease: (task) => withLock(task, transact),
    async clear(purposes) {
      await memory.clear(purposes);
      const names: StoreName[] = [
        ...(purposes.includes('attribution') ? ['touches' as const] : []),
        ...(purposes.includes('measurement') ? (['outbox', 'lease', 'visitor'] as const) : []),
      ];
      await Promise.all(
        names.map((name) =>
          transact(name, 'readwrite', (rows) => rows.clear()).catch(() => undefined),
        ),
      );
    },
    close() {
      void opening?.then((database) => database.close()).catch(() => undefined);
      opening = undefined;
    },
  };
}

function openDatabase(onGone: () => void): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      for (const name of STORES) {
        request.result.createObjectStore(name, name === 'outbox' ? { keyPath: 'id' } : {});
      }
    };
    request.onsuccess = () => {
      const database = request.result;
      // Another version of ourselves, or the person, wants the database: let go at once.
      database.onversionchange = () => {
        database.close();
        onGone();
      };
      database.onclose = onGone;
      resolve(database);
    };
    request.onerror = () => reject(request.error ?? new Error('The database could not be opened.'));
    request.onblocked = () => reject(new Error('The database is held by another version.'));
  }).catch((cause: unknown) => {
    onGone();
    throw cause;
  }) as Promise<IDBDatabase>;
}
