import type { GoodwordEventRecord } from '@goodword/protocol';
import { withMemoryFallback } from '../memory-fallback.js';
import type { Storage } from '../ports.js';
import type { Touch } from '../state.js';
import { createLease } from './lease.js';

const NAME = 'goodword';
const STORES = ['touches', 'outbox', 'lease', 'visitor'] as const;
type StoreName = (typeof STORES)[number];

interface Expiring<Value> {
  value: Value;
  /** Milliseconds since 1970. */
  expiresAt: number;
}

/**
 * A transaction on one store, committed by `finish`, which is called once all has been asked for.
 * Resolves with what it was given, when it is on disk.
 */
export type Transact = <Result>(
  store: StoreName,
  mode: IDBTransactionMode,
  use: (store: IDBObjectStore, finish: (result: Result) => void) => void,
) => Promise<Result>;

/**
 * Keeps things in IndexedDB, made at the first write and never before: the client writes after a
 * grant only. Where the database cannot be had (private mode, full disk, blocked), memory serves.
 *
 * @param scope keeps apart the programs of one origin, which share the database
 */
export function createIndexedDbStorage(scope: string): Storage {
  let opening: Promise<IDBDatabase> | undefined;

  const open = () => (opening ??= openDatabase(() => (opening = undefined)));

  /** The database where there is one; it is not made to be read from or emptied. */
  async function find(): Promise<IDBDatabase | undefined> {
    if (opening) return opening;
    const known = await indexedDB.databases();
    return known.some(({ name }) => name === NAME) ? open() : undefined;
  }

  const transact: Transact = async (name, mode, use) => transactIn(await open(), name, mode, use);

  const read = async <Result>(
    name: StoreName,
    absent: Result,
    ask: (rows: IDBObjectStore) => IDBRequest<Result>,
  ): Promise<Result> => {
    const database = await find();
    if (!database) return absent;
    return transactIn<Result>(database, name, 'readonly', (rows, finish) => {
      const request = ask(rows);
      request.onsuccess = () => finish(request.result);
    });
  };

  const write = (name: StoreName, change: (rows: IDBObjectStore) => void): Promise<void> =>
    transact(name, 'readwrite', (rows, finish) => {
      change(rows);
      finish();
    });

  const erase = async (name: StoreName, change: (rows: IDBObjectStore) => void) => {
    if (await find()) await write(name, change);
  };

  async function readFresh<Value>(name: StoreName): Promise<Value | undefined> {
    const kept = await read<Expiring<Value> | undefined>(name, undefined, (rows) =>
      rows.get(scope),
    );
    if (!kept || kept.expiresAt > Date.now()) return kept?.value;
    await write(name, (rows) => rows.delete(scope));
    return undefined;
  }

  const keyOf = (id: string) => [scope, id];
  const ofScope = () => IDBKeyRange.bound([scope], [scope, []]);
  const lease = createLease(scope, transact);

  return withMemoryFallback({
    readTouch: () => readFresh<Touch>('touches'),
    writeTouch: (value, expiresAt) =>
      write('touches', (rows) => rows.put({ value, expiresAt }, scope)),
    readVisitor: () => readFresh<string>('visitor'),
    writeVisitor: (value, expiresAt) =>
      write('visitor', (rows) => rows.put({ value, expiresAt }, scope)),
    addEvent: (event) => write('outbox', (rows) => rows.put(event, keyOf(event.id))),
    readEvents: (limit) =>
      read<GoodwordEventRecord[]>('outbox', [], (rows) => rows.getAll(ofScope(), limit)),
    deleteEvents: (ids) =>
      write('outbox', (rows) => ids.forEach((id) => void rows.delete(keyOf(id)))),
    countEvents: () => read('outbox', 0, (rows) => rows.count(ofScope())),
    withLease: lease.with,
    async clear(purposes) {
      const names: StoreName[] = [
        ...(purposes.includes('attribution') ? ['touches' as const] : []),
        ...(purposes.includes('measurement') ? (['outbox', 'lease', 'visitor'] as const) : []),
      ];
      await Promise.all(
        names.map((name) =>
          erase(name, (rows) => rows.delete(name === 'outbox' ? ofScope() : scope)),
        ),
      );
    },
    close() {
      lease.release();
      void opening?.then((database) => database.close()).catch(() => undefined);
      opening = undefined;
    },
  });
}

function transactIn<Result>(
  database: IDBDatabase,
  name: StoreName,
  mode: IDBTransactionMode,
  use: (store: IDBObjectStore, finish: (result: Result) => void) => void,
): Promise<Result> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(name, mode, { durability: 'strict' });
    use(transaction.objectStore(name), (result) => {
      transaction.oncomplete = () => resolve(result);
      transaction.commit();
    });
    transaction.onabort = () => reject(transaction.error ?? new Error('aborted'));
  });
}

function openDatabase(onGone: () => void): Promise<IDBDatabase> {
  return new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      for (const name of STORES) request.result.createObjectStore(name);
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
    request.onerror = (event) => {
      event.preventDefault();
      reject(request.error ?? new Error('not opened'));
    };
    request.onblocked = () => reject(new Error('blocked'));
  }).catch((cause: unknown) => {
    onGone();
    throw cause;
  });
}
