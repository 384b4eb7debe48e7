import type { Transact } from './indexed-db-storage.js';

const NAME = 'goodword';

/** A tab that died gives its lease back after this, in milliseconds. */
const LEASE = 20_000;

interface Lease {
  holder: string;
  expiresAt: number;
}

/**
 * Runs a task while no other tab does; by Web Locks, else by a lease record in the database.
 *
 * @returns false at once where another tab is at it
 */
export async function withLock(task: () => Promise<void>, transact: Transact): Promise<boolean> {
  if (navigator.locks) {
    return navigator.locks.request(NAME, { ifAvailable: true }, async (lock) => {
      if (!lock) return false;
      await task();
      return true;
    });
  }
  const holder = crypto.randomUUID();
  if (!(await takeLease(holder, transact))) return false;
  try {
    await task();
  } finally {
    await transact('lease', 'readwrite', (rows) => rows.delete(NAME)).catch(() => undefined);
  }
  return true;
}

async function takeLease(holder: string, transact: Transact): Promise<boolean> {
  const now = Date.now();
  const held = await transact<Lease | undefined>('lease', 'readonly', (rows) => rows.get(NAME));
  if (held && held.expiresAt > now) return false;
  await transact('lease', 'readwrite', (rows) =>
    rows.put({ holder, expiresAt: now + LEASE }, NAME),
  );
  // Two tabs may both have found it free; the one that wrote last holds it, and a batch that is
  // sent twice all the same is one batch to the server.
  const winner = await transact<Lease | undefined>('lease', 'readonly', (rows) => rows.get(NAME));
  return winner?.holder === holder;
}
