import type { RewardRow } from '../storage/database.js';
import { lockProgram } from '../storage/lock-program.js';
import type { Queries } from '../storage/storage.js';
import { cutPage, type Page, type PageRequest } from './page.js';

/**
 * Stores a reward, unless its rule, side, beneficiary and cause have one.
 *
 * @returns whether it was stored
 */
export async function insertReward(queries: Queries, reward: RewardRow): Promise<boolean> {
  const row = await queries
    .insertInto('rewards')
    .values(reward)
    .onConflict((conflict) =>
      conflict.columns(['programId', 'rule', 'side', 'beneficiary', 'cause']).doNothing(),
    )
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export async function findReward(
  queries: Queries,
  programId: string,
  id: string,
): Promise<RewardRow | undefined> {
  await lockProgram(queries, programId);
  return queries
    .selectFrom('rewards')
    .selectAll()
    .where('programId', '=', programId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** The reward of a rule, side, beneficiary and cause: there is one at most. */
export async function findRewardOf(
  queries: Queries,
  key: Pick<RewardRow, 'programId' | 'rule' | 'side' | 'beneficiary' | 'cause'>,
): Promise<RewardRow | undefined> {
  return queries
    .selectFrom('rewards')
    .selectAll()
    .where('programId', '=', key.programId)
    .where('rule', '=', key.rule)
    .where('side', '=', key.side)
    .where('beneficiary', '=', key.beneficiary)
    .where('cause', '=', key.cause)
    .executeTakeFirst();
}

export async function changeReward(
  queries: Queries,
  { programId, id }: Pick<RewardRow, 'programId' | 'id'>,
  change: Partial<Pick<RewardRow, 'state' | 'reversed' | 'clawedBack' | 'isHeld'>>,
): Promise<void> {
  await queries
    .updateTable('rewards')
    .set(change)
    .where('programId', '=', programId)
    .where('id', '=', id)
    .execute();
}

/** Which rewards are asked for; what is left out is not asked. */
export interface RewardFilter {
  state?: string | undefined;
  isHeld?: boolean | undefined;
  beneficiary?: string | undefined;
}

/** A program's rewards, latest first. */
export async function listRewards(
  queries: Queries,
  programId: string,
  { limit, after }: PageRequest,
  { state, isHeld, beneficiary }: RewardFilter = {},
): Promise<Page<RewardRow>> {
  let query = queries.selectFrom('rewards').selectAll().where('programId', '=', programId);
  if (state !== undefined) query = query.where('state', '=', state);
  if (isHeld !== undefined) query = query.where('isHeld', '=', isHeld ? 1 : 0);
  if (beneficiary !== undefined) query = query.where('beneficiary', '=', beneficiary);
  if (after) {
    query = query.where((eb) =>
      eb(eb.refTuple('createdAt', 'id'), '<', eb.tuple(after.at, after.id)),
    );
  }
  const rows = await query
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
  return cutPage(rows, limit, ({ createdAt, id }) => ({ at: createdAt, id }));
}

export async function loadRewardsOfConversions(
  queries: Queries,
  programId: string,
  conversionIds: readonly string[],
): Promise<RewardRow[]> {
  if (conversionIds.length === 0) return [];
  return queries
    .selectFrom('rewards')
    .selectAll()
    .where('programId', '=', programId)
    .where('conversionId', 'in', conversionIds)
    .orderBy('side')
    .execute();
}

/** What a beneficiary was given, latest first. */
export async function loadRewardsOf(
  queries: Queries,
  programId: string,
  beneficiary: string,
): Promise<RewardRow[]> {
  return queries
    .selectFrom('rewards')
    .selectAll()
    .where('programId', '=', programId)
    .where('beneficiary', '=', beneficiary)
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(100)
    .execute();
}

/** What a beneficiary is to be paid next, oldest first. */
export async function loadPayableRewards(
  queries: Queries,
  programId: string,
  { beneficiary, unit }: Pick<RewardRow, 'beneficiary' | 'unit'>,
): Promise<RewardRow[]> {
  await lockProgram(queries, programId);
  return queries
    .selectFrom('rewards')
    .selectAll()
    .where('programId', '=', programId)
    .where('beneficiary', '=', beneficiary)
    .where('unit', '=', unit)
    .where('state', '=', 'approved')
    .orderBy('createdAt')
    .orderBy('id')
    .execute();
}

/** What milestones an advocate has been given and not lost. */
export async function loadMilestoneRewards(
  queries: Queries,
  programId: string,
  beneficiary: string,
): Promise<RewardRow[]> {
  return queries
    .selectFrom('rewards')
    .selectAll()
    .where('programId', '=', programId)
    .where('beneficiary', '=', beneficiary)
    .where('cause', 'like', 'milestone:%')
    .where('state', 'not in', ['reversed', 'rejected'])
    .orderBy('createdAt')
    .orderBy('id')
    .execute();
}

/** The next rewards that are approved and not paid, by beneficiary and unit. */
export async function loadPayout(
  queries: Queries,
  programId: string,
  { limit, after }: { limit: number; after?: Pick<RewardRow, 'beneficiary' | 'unit' | 'id'> },
): Promise<RewardRow[]> {
  let query = queries
    .selectFrom('rewards')
    .selectAll()
    .where('programId', '=', programId)
    .where('state', '=', 'approved');
  if (after) {
    query = query.where((eb) =>
      eb(
        eb.refTuple('beneficiary', 'unit', 'id'),
        '>',
        eb.tuple(after.beneficiary, after.unit, after.id),
      ),
    );
  }
  return query.orderBy('beneficiary').orderBy('unit').orderBy('id').limit(limit).execute();
}

/** Rewards by their ids, in the order of them. */
export async function loadRewards(
  queries: Queries,
  programId: string,
  ids: readonly string[],
): Promise<RewardRow[]> {
  if (ids.length === 0) return [];
  return queries
    .selectFrom('rewards')
    .selectAll()
    .where('programId', '=', programId)
    .where('id', 'in', ids)
    .orderBy('id')
    .execute();
}
