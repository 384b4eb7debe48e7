import { createMemoryStorage } from './memory-storage.js';
import type { Storage } from './ports.js';

/**
 * Keeps in memory what a storage refuses (full, private, broken): each call by itself, so that a
 * device that recovers is used again.
 */
export function withMemoryFallback(storage: Storage): Storage {
  const memory = createMemoryStorage();
  /** Stored still, since they could not be deleted: they are not there for anybody. */
  const deleted = new Set<string>();

  async function either<Result>(attempt: (of: Storage) => Promise<Result>): Promise<Result> {
    try {
      return await attempt(storage);
    } catch {
      return attempt(memory);
    }
  }

  return {
    readTouch: () => either((of) => of.readTouch()),
    writeTouch: (touch, expiresAt) => either((of) => of.writeTouch(touch, expiresAt)),
    readVisitor: () => either((of) => of.readVisitor()),
    writeVisitor: (visitor, expiresAt) => either((of) => of.writeVisitor(visitor, expiresAt)),
    addEvent: (event) => either((of) => of.addEvent(event)),
    async readEvents(limit) {
      const stored = await storage.readEvents(limit + deleted.size).catch(() => []);
      const kept = stored.filter(({ id }) => !deleted.has(id));
      return [...kept, ...(await memory.readEvents(limit))].slice(0, limit);
    },
    async deleteEvents(ids) {
      await memory.deleteEvents(ids);
      await storage.deleteEvents(ids).catch(() => ids.forEach((id) => deleted.add(id)));
    },
    async countEvents() {
      const stored = await storage.countEvents().catch(() => deleted.size);
      return stored - deleted.size + (await memory.countEvents());
    },
    withLease: (task) => storage.withLease(task),
    async clear(purposes) {
      await memory.clear(purposes);
      await storage.clear(purposes);
    },
    close: () => storage.close(),
  };
}
