import type { GoodwordEventRecord } from '@goodword/protocol';
import type { Storage } from './ports.js';
import type { Touch } from './state.js';

/** How long another user of the same memory is waited for, in milliseconds. */
const BUSY = 2_000;

/**
 * Keeps everything in memory: where there is no device to keep it on, or none that lets us.
 *
 * @example createReferralClient({ program: 'acme', endpoint: 'none', storage: createMemoryStorage() });
 */
export function createMemoryStorage(): Storage {
  let touch: Touch | undefined;
  let visitor: string | undefined;
  const events = new Map<string, GoodwordEventRecord>();
  let isLeased = false;
  return {
    readTouch: async () => touch,
    writeTouch: async (value) => void (touch = value),
    readVisitor: async () => visitor,
    writeVisitor: async (value) => void (visitor = value),
    addEvent: async (event) => void events.set(event.id, event),
    readEvents: async (limit) => [...events.values()].slice(0, limit),
    deleteEvents: async (ids) => ids.forEach((id) => events.delete(id)),
    countEvents: async () => events.size,
    async withLease(task) {
      if (isLeased) return BUSY;
      isLeased = true;
      try {
        return await task();
      } finally {
        isLeased = false;
      }
    },
    async clear(purposes) {
      if (purposes.includes('attribution')) touch = undefined;
      if (purposes.includes('measurement')) {
        visitor = undefined;
        events.clear();
      }
    },
    close: () => undefined,
  };
}
