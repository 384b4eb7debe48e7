import type { CouponPoolRow, CouponRow } from '../storage/reward-rows.js';
import { lockProgram } from '../storage/lock-program.js';
import type { Queries } from '../storage/storage.js';

/** Adds coupons that are not there yet. @returns how many were new */
export async function insertCoupons(
  queries: Queries,
  coupons: readonly CouponRow[],
): Promise<number> {
  if (coupons.length === 0) return 0;
  const rows = await queries
    .insertInto('coupons')
    .values(coupons)
    .onConflict((conflict) => conflict.doNothing())
    .returning('code')
    .execute();
  return rows.length;
}

/** Counts new coupons in their pool. @param lowAt left out: as it was */
export async function growPool(
  queries: Queries,
  { programId, pool, imported }: Pick<CouponPoolRow, 'programId' | 'pool' | 'imported'>,
  lowAt: number | undefined,
): Promise<void> {
  const row = { programId, pool, lowAt: lowAt ?? USUALLY_LOW_AT, imported, assigned: 0 };
  await queries
    .insertInto('couponPools')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['programId', 'pool']).doUpdateSet((eb) => ({
        imported: eb('couponPools.imported', '+', imported),
        ...(lowAt === undefined ? {} : { lowAt }),
      })),
    )
    .execute();
}

const USUALLY_LOW_AT = 20;

export async function loadPools(queries: Queries, programId: string): Promise<CouponPoolRow[]> {
  return queries
    .selectFrom('couponPools')
    .selectAll()
    .where('programId', '=', programId)
    .orderBy('pool')
    .execute();
}

/**
 * Gives a reward a coupon of a pool, unless it has one or none is left. Nobody else takes the same:
 * the program is locked.
 */
export async function assignCoupon(
  queries: Queries,
  { programId, pool, rewardId }: { programId: string; pool: string; rewardId: string },
): Promise<boolean> {
  await lockProgram(queries, programId);
  if ((await loadCouponsOf(queries, programId, [rewardId])).length > 0) return true;
  const free = await queries
    .selectFrom('coupons')
    .select('code')
    .where('programId', '=', programId)
    .where('pool', '=', pool)
    .where('rewardId', 'is', null)
    .orderBy('code')
    .limit(1)
    .executeTakeFirst();
  if (!free) return false;
  await queries
    .updateTable('coupons')
    .set({ rewardId })
    .where('programId', '=', programId)
    .where('code', '=', free.code)
    .execute();
  await addAssigned(queries, programId, pool, 1);
  return true;
}

/** Gives a reward's coupon back to its pool; one that was handed out is never given back. */
export async function releaseCoupon(
  queries: Queries,
  programId: string,
  rewardId: string,
): Promise<void> {
  const rows = await queries
    .updateTable('coupons')
    .set({ rewardId: null })
    .where('programId', '=', programId)
    .where('rewardId', '=', rewardId)
    .returning('pool')
    .execute();
  for (const { pool } of rows) await addAssigned(queries, programId, pool, -1);
}

export async function loadCouponsOf(
  queries: Queries,
  programId: string,
  rewardIds: readonly string[],
): Promise<CouponRow[]> {
  if (rewardIds.length === 0) return [];
  return queries
    .selectFrom('coupons')
    .selectAll()
    .where('programId', '=', programId)
    .where('rewardId', 'in', rewardIds)
    .execute();
}

async function addAssigned(
  queries: Queries,
  programId: string,
  pool: string,
  change: number,
): Promise<void> {
  await queries
    .updateTable('couponPools')
    .set((eb) => ({ assigned: eb('assigned', '+', change) }))
    .where('programId', '=', programId)
    .where('pool', '=', pool)
    .execute();
}
