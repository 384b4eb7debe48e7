import { addMiss, findMisses, findNetworkKey, startNetworkKey } from '../records/misses.js';
import { dayOf } from '../rules/day.js';
import type { Storage } from '../storage/storage.js';
import { judgeCount, type Limit, type LimitVerdict } from './limits.js';
import { keyedHash, toHex } from './keyed-hash.js';
import { networkOf } from './network-of.js';

/** Counts, for all processes together, how often a network asked for what is not there. */
export interface MissCounter {
  /** Tells whether a network may ask once more. Writes nothing. */
  look(programId: string, address: string | undefined, now: number): Promise<LimitVerdict>;
  /** Counts a miss. */
  count(programId: string, address: string | undefined, now: number): Promise<LimitVerdict>;
}

/**
 * Makes a counter of fixed windows in the database. It holds networks as keyed hashes; the key is of
 * one day, and when it is gone, nobody can tell who they were.
 *
 * @param subjectOf whom a call is counted for, by what was given. Default: by the network of an address
 */
export function createMissCounter(
  { reader, write }: Pick<Storage, 'reader' | 'write'>,
  limit: Limit,
  random: (size: number) => Uint8Array,
  subjectOf: (text: string | undefined) => string = networkOf,
): MissCounter {
  /** By program: the key of the day. */
  const keys = new Map<string, { day: string; secret: string }>();

  async function findSecret(programId: string, day: string): Promise<string | undefined> {
    const known = keys.get(programId);
    if (known?.day === day) return known.secret;
    const secret = await findNetworkKey(reader, programId, day);
    if (secret !== undefined) keys.set(programId, { day, secret });
    return secret;
  }

  return {
    async look(programId, address, now) {
      const secret = await findSecret(programId, dayOf(now));
      const found =
        secret === undefined
          ? undefined
          : await findMisses(reader, programId, await keyedHash(subjectOf(address), secret));
      const isOver = !found || found.until <= now;
      const counted = isOver ? { count: 0, until: now + limit.window * 1000 } : found;
      // The next miss has to fit in as well.
      return judgeCount(limit, { ...counted, count: counted.count + 1 }, now);
    },
    async count(programId, address, now) {
      const day = dayOf(now);
      const secret =
        (await findSecret(programId, day)) ??
        (await write((transaction) =>
          startNetworkKey(transaction, { programId, day, secret: toHex(random(32)) }, now),
        ));
      const network = await keyedHash(subjectOf(address), secret);
      const miss = { programId, network, count: 1, until: now + limit.window * 1000 };
      return judgeCount(limit, await write((transaction) => addMiss(transaction, miss, now)), now);
    },
  };
}
