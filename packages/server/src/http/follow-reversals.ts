import type { Decision } from '@goodword/protocol';
import { announceAll } from '../records/announcements.js';
import { loadProgramVersion } from '../records/programs.js';
import { countReferrals, deleteReferrals } from '../records/referrals.js';
import { loadTerms } from '../records/reward-terms.js';
import { loadMilestoneRewards, loadRewardsOfConversions } from '../records/rewards.js';
import type { RewardTerms } from '../rules/decide-rewards.js';
import { dueAmount, type Refunded } from '../rules/due-amount.js';
import type { ConversionRow, RewardRow } from '../storage/database.js';
import type { Queries } from '../storage/storage.js';
import { settleDebt, takeRewardBack } from './post-lines.js';
import type { Services } from './services.js';

type Tools = Pick<Services, 'now' | 'random'>;

/**
 * Brings a conversion's rewards to what its refunds leave of them, by the terms that they were
 * granted on; and its advocate's milestones to the friends who are left.
 *
 * @param cause the reversal's id
 */
export async function followReversals(
  queries: Queries,
  row: ConversionRow,
  cause: string,
  services: Tools,
): Promise<void> {
  const { programId } = row;
  const order: Refunded = {
    refunded: row.refunded,
    isFull: row.reversedAt !== null,
    ...(row.amount === null ? {} : { value: row.amount }),
  };
  const rewards = await loadRewardsOfConversions(queries, programId, [row.id]);
  const termsOf = await readTerms(queries, row, rewards);
  const taken: RewardRow[] = [];
  for (const reward of rewards) {
    if (reward.state === 'rejected' || reward.state === 'reversed') continue;
    const due = dueAmount(reward.amount, termsOf(reward), order);
    const amount = Math.max(0, reward.amount - reward.reversed - due);
    if (amount === 0) continue;
    await takeRewardBack(queries, reward, { posting: 'reverse', amount, cause }, services);
    taken.push(reward);
  }
  if (order.isFull) taken.push(...(await takeMilestonesBack(queries, row, cause, services)));
  const at = services.now();
  await announceAll(
    queries,
    taken.map(({ id }) => ({ programId, type: 'reward.reversed', subjectId: id, at })),
  );
  const owners = new Map(taken.map((one) => [`${one.beneficiary} ${one.unit}`, one]));
  for (const owner of owners.values()) await settleDebt(queries, owner, cause, services);
}

/** The terms of rewards; those of before terms were kept are in the program's version. */
async function readTerms(
  queries: Queries,
  row: ConversionRow,
  rewards: readonly RewardRow[],
): Promise<(reward: RewardRow) => RewardTerms> {
  const { programId } = row;
  const ids = rewards.map(({ id }) => id);
  const kept = new Map(
    (await loadTerms(queries, programId, ids)).map(({ rewardId, terms }) => [
      rewardId,
      JSON.parse(terms) as RewardTerms,
    ]),
  );
  const { programVersion } = JSON.parse(row.attribution) as Decision;
  const config =
    kept.size === ids.length
      ? undefined
      : await loadProgramVersion(queries, programId, programVersion);
  return (reward) => {
    const known = kept.get(reward.id);
    if (known) return known;
    const rule = config?.rewardRules.find(({ id }) => id === reward.rule);
    const benefit = rule?.benefit[reward.side as 'advocate' | 'friend'];
    if (!rule || !benefit || benefit.kind === 'tiers') {
      throw new Error(`Version ${programVersion} has no rule ${reward.rule}.`);
    }
    return { benefit, ...(rule.reversal ? { reversal: rule.reversal } : {}) };
  };
}

/** A friend whose order came to nothing does not count any more. */
async function takeMilestonesBack(
  queries: Queries,
  { programId, id }: ConversionRow,
  cause: string,
  services: Tools,
): Promise<RewardRow[]> {
  const taken: RewardRow[] = [];
  for (const advocateId of await deleteReferrals(queries, programId, `conversion:${id}`)) {
    const rewards = await loadMilestoneRewards(queries, programId, advocateId);
    if (rewards.length === 0) continue;
    const left = await countReferrals(queries, programId, advocateId);
    const ids = rewards.map((reward) => reward.id);
    const terms = new Map(
      (await loadTerms(queries, programId, ids)).map((row) => [
        row.rewardId,
        JSON.parse(row.terms) as RewardTerms,
      ]),
    );
    for (const reward of rewards) {
      const milestone = terms.get(reward.id)?.milestone;
      if (!milestone || left[milestone.counts] >= milestone.at) continue;
      const amount = reward.amount - reward.reversed;
      await takeRewardBack(queries, reward, { posting: 'reverse', amount, cause }, services);
      taken.push(reward);
    }
  }
  return taken;
}
