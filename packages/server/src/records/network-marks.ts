import type { NetworkMarkRow, SuspicionRow } from '../storage/reward-rows.js';
import type { Queries } from '../storage/storage.js';

/** Remembers for the day in which network somebody was, and forgets the days before. */
export async function insertNetworkMark(queries: Queries, mark: NetworkMarkRow): Promise<void> {
  const { programId, day } = mark;
  await queries
    .deleteFrom('networkMarks')
    .where('programId', '=', programId)
    .where('day', '<', day)
    .execute();
  await queries
    .insertInto('networkMarks')
    .values(mark)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Forgets in which networks people were before a day, and with what those were hashed. */
export async function forgetNetworks(queries: Queries, day: string): Promise<void> {
  for (const table of ['networkMarks', 'networkKeys'] as const) {
    await queries.deleteFrom(table).where('day', '<', day).execute();
  }
}

/** The networks of people and advocates on a day, by their ids. */
export async function loadNetworks(
  queries: Queries,
  programId: string,
  day: string,
  subjectIds: readonly string[],
): Promise<Map<string, string[]>> {
  const networks = new Map<string, string[]>();
  if (subjectIds.length === 0) return networks;
  const rows = await queries
    .selectFrom('networkMarks')
    .select(['subjectId', 'network'])
    .where('programId', '=', programId)
    .where('day', '=', day)
    .where('subjectId', 'in', subjectIds)
    .execute();
  for (const { subjectId, network } of rows) {
    networks.set(subjectId, [...(networks.get(subjectId) ?? []), network]);
  }
  return networks;
}

/** Keeps a sign that cannot be seen later any more. */
export async function insertSuspicion(queries: Queries, suspicion: SuspicionRow): Promise<void> {
  await queries
    .insertInto('suspicions')
    .values(suspicion)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function loadSuspicions(
  queries: Queries,
  programId: string,
  advocateId: string,
  friendIds: readonly string[],
): Promise<string[]> {
  if (friendIds.length === 0) return [];
  const rows = await queries
    .selectFrom('suspicions')
    .select('sign')
    .distinct()
    .where('programId', '=', programId)
    .where('advocateId', '=', advocateId)
    .where('friendId', 'in', friendIds)
    .execute();
  return rows.map(({ sign }) => sign);
}
