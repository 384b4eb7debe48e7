import type { Decision } from '@goodword/protocol';
import { announceAll, type Announcement } from '../records/announcements.js';
import { loadProgramVersion } from '../records/programs.js';
import { loadRewardsOfConversions } from '../records/rewards.js';
import { dueAmount, type Refunded } from '../rules/due-amount.js';
import type { ConversionRow, RewardRow } from '../storage/database.js';
import type { Queries } from '../storage/storage.js';
import { settleDebt, takeRewardBack } from './post-lines.js';
import type { Services } from './services.js';

/**
 * Brings a conversion's rewards to what its refunds leave of them, by the rules of the version that
 * granted them.
 *
 * @param cause the reversal's id
 */
export async function followReversals(
  queries: Queries,
  row: ConversionRow,
  cause: string,
  services: Pick<Services, 'now' | 'random'>,
): Promise<void> {
  const { programId } = row;
  const { programVersion } = JSON.parse(row.attribution) as Decision;
  const config = await loadProgramVersion(queries, programId, programVersion);
  const order: Refunded = {
    refunded: row.refunded,
    isFull: row.reversedAt !== null,
    ...(row.amount === null ? {} : { value: row.amount }),
  };
  const owners = new Map<string, RewardRow>();
  const news: Announcement[] = [];
  const at = services.now();
  for (const reward of await loadRewardsOfConversions(queries, programId, [row.id])) {
    if (reward.state === 'rejected' || reward.state === 'reversed') continue;
    const rule = config?.rewardRules.find(({ id }) => id === reward.rule);
    if (!rule) throw new Error(`Version ${programVersion} has no rule ${reward.rule}.`);
    const benefit = rule.benefit[reward.side as keyof typeof rule.benefit];
    const due = dueAmount(reward.amount, { benefit, reversal: rule.reversal }, order);
    const amount = leftToTake(reward, due);
    if (amount === 0) continue;
    await takeRewardBack(queries, reward, { posting: 'reverse', amount, cause }, services);
    news.push({ programId, type: 'reward.reversed', subjectId: reward.id, at });
    owners.set(`${reward.beneficiary} ${reward.unit}`, reward);
  }
  await announceAll(queries, news);
  for (const owner of owners.values()) await settleDebt(queries, owner, cause, services);
}

function leftToTake({ amount, reversed }: RewardRow, due: number): number {
  return Math.max(0, amount - reversed - due);
}
