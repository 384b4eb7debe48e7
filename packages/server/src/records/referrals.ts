import type { ReferralRow } from '../storage/reward-rows.js';
import type { Queries } from '../storage/storage.js';

/** Records that an advocate brought a friend; the same cause is one. */
export async function insertReferral(queries: Queries, referral: ReferralRow): Promise<void> {
  await queries
    .insertInto('referrals')
    .values(referral)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Takes out what came to nothing. @returns the advocates whose figures changed */
export async function deleteReferrals(
  queries: Queries,
  programId: string,
  cause: string,
): Promise<string[]> {
  const rows = await queries
    .deleteFrom('referrals')
    .where('programId', '=', programId)
    .where('cause', '=', cause)
    .returning('advocateId')
    .execute();
  return [...new Set(rows.map(({ advocateId }) => advocateId))];
}

/** An advocate's friends: those who bought, and those who qualified or bought. */
export async function countReferrals(
  queries: Queries,
  programId: string,
  advocateId: string,
): Promise<Record<'qualified' | 'won', number>> {
  const rows = await queries
    .selectFrom('referrals')
    .select(['friendId', 'kind'])
    .distinct()
    .where('programId', '=', programId)
    .where('advocateId', '=', advocateId)
    .execute();
  return {
    qualified: new Set(rows.map(({ friendId }) => friendId)).size,
    won: rows.filter(({ kind }) => kind === 'won').length,
  };
}

/** An advocate's friends since a time, in milliseconds since 1970. */
export async function countFriendsSince(
  queries: Queries,
  programId: string,
  advocateId: string,
  since: number,
): Promise<number> {
  const row = await queries
    .selectFrom('referrals')
    .select((eb) => eb.fn.count<number>('friendId').distinct().as('count'))
    .where('programId', '=', programId)
    .where('advocateId', '=', advocateId)
    .where('at', '>=', since)
    .executeTakeFirst();
  return row?.count ?? 0;
}

/** Whom people brought, where they are advocates: a step in the graph of who referred whom. */
export async function loadBroughtBy(
  queries: Queries,
  programId: string,
  personIds: readonly string[],
  limit: number,
): Promise<{ from: string; to: string }[]> {
  if (personIds.length === 0) return [];
  return queries
    .selectFrom('advocates')
    .innerJoin('referrals', (join) =>
      join
        .onRef('referrals.programId', '=', 'advocates.programId')
        .onRef('referrals.advocateId', '=', 'advocates.id'),
    )
    .select(['advocates.personId as from', 'referrals.friendId as to'])
    .distinct()
    .where('advocates.programId', '=', programId)
    .where('advocates.personId', 'in', personIds)
    .limit(limit)
    .execute();
}
