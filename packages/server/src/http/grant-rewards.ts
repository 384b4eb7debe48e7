import { createId } from '@goodword/core/rules';
import type { Decision } from '@goodword/protocol';
import { announceAll, type Announcement } from '../records/announcements.js';
import { insertReward } from '../records/rewards.js';
import { decideRewards } from '../rules/decide-rewards.js';
import { postReward } from '../rules/post-reward.js';
import type { ProgramConfig } from '../rules/program-config.js';
import type { ConversionRow } from '../storage/database.js';
import type { Queries } from '../storage/storage.js';
import { postLines } from './post-lines.js';
import type { Services } from './services.js';

/** Stores what a credited conversion earns, once for each rule, side and beneficiary. */
export async function grantRewards(
  queries: Queries,
  row: ConversionRow,
  { decision, rules }: { decision: Decision; rules: ProgramConfig['rewardRules'] },
  services: Pick<Services, 'now' | 'random'>,
): Promise<void> {
  const { programId, amount, currency, buyerId } = row;
  const now = services.now();
  const planned = decideRewards(
    {
      conversionId: row.id,
      decision,
      friendId: buyerId ?? '',
      now,
      ...(amount === null || currency === null ? {} : { value: { amount, currency } }),
      ...(decision.winner ? { advocateId: decision.winner.advocateId } : {}),
    },
    rules,
  );
  const news: Announcement[] = [];
  for (const { reasons, ...reward } of planned) {
    const id = createId('reward', { now, random: services.random });
    const isNew = await insertReward(queries, {
      programId,
      id,
      ...reward,
      conversionId: row.id,
      state: 'pending',
      reasons: JSON.stringify(reasons),
      createdAt: now,
      reversed: 0,
      clawedBack: 0,
      isHeld: 0,
    });
    if (!isNew) continue;
    await postLines(queries, { programId, id }, postReward('accrue', reward), services);
    news.push({ programId, type: 'reward.pending', subjectId: id, at: now });
  }
  await announceAll(queries, news);
}
