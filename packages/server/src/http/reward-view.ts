import type { Reward } from '@goodword/protocol';
import { loadCouponsOf } from '../records/coupons.js';
import { loadTerms } from '../records/reward-terms.js';
import { poolOf } from '../rules/benefit-amount.js';
import type { Queries } from '../storage/storage.js';

/** Rewards with the charities that they are paid to. */
export async function addCharities(
  queries: Queries,
  programId: string,
  rewards: readonly Reward[],
): Promise<Reward[]> {
  const ids = rewards.map(({ id }) => id);
  const charities = new Map(
    (await loadTerms(queries, programId, ids)).map(({ rewardId, charity }) => [rewardId, charity]),
  );
  return rewards.map((reward) => {
    const charity = charities.get(reward.id);
    return charity ? { ...reward, charity } : reward;
  });
}

/** One reward, whole: with its coupon, once that is to be used. No list shows coupons. */
export async function completeReward(
  queries: Queries,
  programId: string,
  reward: Reward,
): Promise<Reward> {
  const [complete = reward] = await addCharities(queries, programId, [reward]);
  const coupon = (await loadUsableCoupons(queries, programId, [reward])).get(reward.id);
  return coupon === undefined ? complete : { ...complete, coupon };
}

/** The coupons of rewards that are approved, by the rewards' ids. */
export async function loadUsableCoupons(
  queries: Queries,
  programId: string,
  rewards: readonly { id: string; unit: string; state: string }[],
): Promise<Map<string, string>> {
  const usable = rewards.filter(
    ({ unit, state }) => poolOf(unit) !== undefined && (state === 'approved' || state === 'issued'),
  );
  const ids = usable.map(({ id }) => id);
  const coupons = await loadCouponsOf(queries, programId, ids);
  return new Map(
    coupons.flatMap(({ rewardId, code }) => (rewardId === null ? [] : [[rewardId, code] as const])),
  );
}
