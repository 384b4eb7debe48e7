import type { Storage } from '../ports.js';

/**
 * A storage whose code is loaded at its first use, which is after a grant: a page without consent
 * never pays for it.
 */
export function createLazyStorage(load: () => Promise<Storage>): Storage {
  let loading: Promise<Storage> | undefined;
  const use = <Result>(task: (storage: Storage) => Promise<Result>): Promise<Result> =>
    (loading ??= load()).then(task);
  return {
    readTouch: () => use((storage) => storage.readTouch()),
    writeTouch: (touch, expiresAt) => use((storage) => storage.writeTouch(touch, expiresAt)),
    readVisitor: () => use((storage) => storage.readVisitor()),
    writeVisitor: (visitor, expiresAt) =>
      use((storage) => storage.writeVisitor(visitor, expiresAt)),
    addEvent: (event) => use((storage) => storage.addEvent(event)),
    readEvents: (limit) => use((storage) => storage.readEvents(limit)),
    deleteEvents: (ids) => use((storage) => storage.deleteEvents(ids)),
    countEvents: () => use((storage) => storage.countEvents()),
    withLease: (task) => use((storage) => storage.withLease(task)),
    clear: (purposes) => use((storage) => storage.clear(purposes)),
    close: () => void loading?.then((storage) => storage.close()),
  };
}
