import type { Database } from '../storage/database.js';
import type { Queries } from '../storage/storage.js';

type MissRow = Database['misses'];

export async function findNetworkKey(
  queries: Queries,
  programId: string,
  day: string,
): Promise<string | undefined> {
  const row = await queries
    .selectFrom('networkKeys')
    .select('secret')
    .where('programId', '=', programId)
    .where('day', '=', day)
    .executeTakeFirst();
  return row?.secret;
}

/**
 * Puts a day's key in force, unless another process has put one, and forgets the days before.
 *
 * @returns the key in force
 */
export async function startNetworkKey(
  queries: Queries,
  key: Database['networkKeys'],
  now: number,
): Promise<string> {
  const { programId, day } = key;
  await queries
    .insertInto('networkKeys')
    .values(key)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await queries
    .deleteFrom('networkKeys')
    .where('programId', '=', programId)
    .where('day', '<', day)
    .execute();
  await queries
    .deleteFrom('misses')
    .where('programId', '=', programId)
    .where('until', '<=', now)
    .execute();
  return (await findNetworkKey(queries, programId, day)) ?? key.secret;
}

export async function findMisses(
  queries: Queries,
  programId: string,
  network: string,
): Promise<Pick<MissRow, 'count' | 'until'> | undefined> {
  return queries
    .selectFrom('misses')
    .select(['count', 'until'])
    .where('programId', '=', programId)
    .where('network', '=', network)
    .executeTakeFirst();
}

/** Counts a miss, in a window of its own where the one before is over. @returns the window's count */
export async function addMiss(
  queries: Queries,
  miss: MissRow,
  now: number,
): Promise<Pick<MissRow, 'count' | 'until'>> {
  return queries
    .insertInto('misses')
    .values(miss)
    .onConflict((conflict) =>
      conflict.columns(['programId', 'network']).doUpdateSet((eb) => ({
        count: eb
          .case()
          .when('misses.until', '<=', now)
          .then(eb.ref('excluded.count'))
          .else(eb('misses.count', '+', eb.ref('excluded.count')))
          .end(),
        until: eb
          .case()
          .when('misses.until', '<=', now)
          .then(eb.ref('excluded.until'))
          .else(eb.ref('misses.until'))
          .end(),
      })),
    )
    .returning(['count', 'until'])
    .executeTakeFirstOrThrow();
}
