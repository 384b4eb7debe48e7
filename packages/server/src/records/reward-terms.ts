import type { RewardTermsRow } from '../storage/reward-rows.js';
import type { Queries } from '../storage/storage.js';

export async function insertTerms(queries: Queries, row: RewardTermsRow): Promise<void> {
  await queries.insertInto('rewardTerms').values(row).execute();
}

export async function loadTerms(
  queries: Queries,
  programId: string,
  rewardIds: readonly string[],
): Promise<RewardTermsRow[]> {
  if (rewardIds.length === 0) return [];
  return queries
    .selectFrom('rewardTerms')
    .selectAll()
    .where('programId', '=', programId)
    .where('rewardId', 'in', rewardIds)
    .execute();
}

/** When a reward approves itself; `null` for never. */
export async function setApproveAt(
  queries: Queries,
  { programId, rewardId }: Pick<RewardTermsRow, 'programId' | 'rewardId'>,
  approveAt: number | null,
): Promise<void> {
  await queries
    .updateTable('rewardTerms')
    .set({ approveAt })
    .where('programId', '=', programId)
    .where('rewardId', '=', rewardId)
    .execute();
}

/** Rewards that approve themselves and whose time has come, of every program; oldest first. */
export async function loadDueApprovals(
  queries: Queries,
  now: number,
  limit: number,
): Promise<{ programId: string; rewardId: string }[]> {
  return queries
    .selectFrom('rewardTerms')
    .select(['programId', 'rewardId'])
    .where('approveAt', '<=', now)
    .orderBy('approveAt')
    .limit(limit)
    .execute();
}
