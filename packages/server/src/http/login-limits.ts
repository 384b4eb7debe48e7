import type { Storage } from '../storage/storage.js';
import type { Limits } from './limits.js';
import { createMissCounter, type MissCounter } from './miss-counter.js';
import { networkOf } from './network-of.js';

/** Who asks for one-time links how often, for all processes together. */
export interface LoginLimits {
  /** Counts by the network of an address. */
  networks: MissCounter;
  /** Counts by a mailbox. */
  mailboxes: MissCounter;
}

/** Makes both counters; each hashes under a name of its own, so that none counts for another. */
export function createLoginLimits(
  storage: Pick<Storage, 'reader' | 'write'>,
  { logins, mails }: Limits,
  random: (size: number) => Uint8Array,
): LoginLimits {
  return {
    networks: createMissCounter(
      storage,
      logins,
      random,
      (address) => `login network ${networkOf(address)}`,
    ),
    mailboxes: createMissCounter(storage, mails, random, (key) => `login mailbox ${key}`),
  };
}
