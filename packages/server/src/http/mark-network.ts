import { findNetworkKey, startNetworkKey } from '../records/misses.js';
import { insertNetworkMark, insertSuspicion, loadNetworks } from '../records/network-marks.js';
import { dayOf } from '../rules/day.js';
import type { Queries } from '../storage/storage.js';
import { keyedHash, toHex } from './keyed-hash.js';
import { networkOf } from './network-of.js';
import type { Services } from './services.js';

/** Loopback and private networks: the address is a proxy's, not a person's. */
const PRIVATE =
  /^(?:::ffff:)?(?:0|10|127|169\.254|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.|^::1?$|^f[cd]|^fe80:/i;

/** A network on a day, as a hash; empty where it could not be found out. */
export interface DayNetwork {
  day: string;
  network: string;
}

/**
 * Hashes the network of a call with the day's key. When the key is gone, nobody can tell any more
 * which network it was; and when there is none to be had, that is remembered and a reviewer looks.
 *
 * @returns `undefined` where the call came without a public address
 */
export async function findDayNetwork(
  { storage, random, now: clock, log }: Services,
  programId: string,
  address: string | undefined,
): Promise<DayNetwork | undefined> {
  if (address === undefined || PRIVATE.test(address)) return undefined;
  const now = clock();
  const day = dayOf(now);
  try {
    const secret =
      (await findNetworkKey(storage.reader, programId, day)) ??
      (await storage.write((transaction) =>
        startNetworkKey(transaction, { programId, day, secret: toHex(random(32)) }, now),
      ));
    return { day, network: await keyedHash(networkOf(address), secret) };
  } catch (error) {
    log({ event: 'network-not-hashed', name: (error as Error).name });
    return { day, network: '' };
  }
}

/** Remembers where an advocate was. */
export async function markAdvocate(
  queries: Queries,
  programId: string,
  advocateId: string,
  found: DayNetwork | undefined,
): Promise<void> {
  if (found) await insertNetworkMark(queries, { programId, subjectId: advocateId, ...found });
}

/**
 * Remembers where a friend was, and whether an advocate whom they name was there as well: by the
 * time of the order nobody knows any more.
 */
export async function markFriend(
  queries: Queries,
  programId: string,
  { friendId, advocateIds }: { friendId: string; advocateIds: readonly string[] },
  found: DayNetwork | undefined,
  at: number,
): Promise<void> {
  if (!found) return;
  await insertNetworkMark(queries, { programId, subjectId: friendId, ...found });
  const networks = await loadNetworks(queries, programId, found.day, advocateIds);
  for (const [advocateId, own] of networks) {
    const sign = signOf(own, [found.network]);
    if (sign) await insertSuspicion(queries, { programId, advocateId, friendId, sign, at });
  }
}

/** What two sides' networks of one day say. */
export function signOf(
  some: readonly string[],
  others: readonly string[],
): 'same-network' | 'network-unknown' | undefined {
  if (some.length === 0 || others.length === 0) return undefined;
  if (some.some((network) => network !== '' && others.includes(network))) return 'same-network';
  return [...some, ...others].includes('') ? 'network-unknown' : undefined;
}
