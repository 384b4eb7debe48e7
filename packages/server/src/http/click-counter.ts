import { addClicks, type ClickRow } from '../records/clicks.js';
import type { Storage } from '../storage/storage.js';

/** How often counts are written, in milliseconds: a crash loses so much, at most. */
const INTERVAL = 1000;

/** Counts opened links in memory and writes them each second: no click waits for a disk. */
export interface ClickCounter {
  count(click: Omit<ClickRow, 'count'>): void;
  /** Writes what was counted. */
  flush(): Promise<void>;
}

/** @param onError told when the counts could not be written; they stay counted */
export function createClickCounter(
  storage: Storage,
  onError: (error: unknown) => void,
): ClickCounter {
  let pending = new Map<string, ClickRow>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function add(click: ClickRow): void {
    const key = `${click.programId} ${click.day} ${click.codeKey} ${click.channel}`;
    const known = pending.get(key);
    if (known) known.count += click.count;
    else pending.set(key, { ...click });
  }

  async function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const rows = [...pending.values()];
    pending = new Map();
    if (rows.length === 0) return;
    try {
      await storage.write((transaction) => addClicks(transaction, rows));
    } catch (error) {
      for (const row of rows) add(row);
      onError(error);
    }
  }

  return {
    count(click) {
      add({ ...click, count: 1 });
      timer ??= setTimeout(() => void flush(), INTERVAL);
    },
    flush,
  };
}
