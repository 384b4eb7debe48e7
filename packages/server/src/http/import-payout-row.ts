import type { PayoutResult } from '@goodword/protocol';
import { lockProgram } from '../storage/lock-program.js';
import { loadRewards } from '../records/rewards.js';
import { openOf } from '../rules/take-back.js';
import type { Queries } from '../storage/storage.js';
import { decideReward } from './decide-reward.js';
import { toBalance } from './post-lines.js';
import type { Services } from './services.js';

/**
 * Marks what a row of a payout paid as issued, all of it or nothing, inside a transaction. The same
 * row twice is one. What a refund took in the meantime was paid too much: that is for a person to
 * decide, and nothing is written.
 */
export async function importPayoutRow(
  queries: Queries,
  { programId, keyId }: { programId: string; keyId: string },
  { ids, amount }: { ids: readonly string[]; amount: number },
  services: Pick<Services, 'now' | 'random'>,
): Promise<Omit<PayoutResult, 'row'>> {
  const reject = (detail: string) => ({ status: 'rejected' as const, detail });
  if (ids.length === 0) return reject('Expected ids of rewards in rewardIds.');
  await lockProgram(queries, programId);
  const rewards = await loadRewards(queries, programId, ids);
  if (rewards.length < new Set(ids).size) return reject('A reward of the row is not there.');
  if (rewards.every(({ state }) => state === 'issued')) return { status: 'duplicate' };
  const other = rewards.find(({ state }) => state !== 'approved');
  if (other) return reject(`The reward ${other.id} is ${other.state} by now, not approved.`);
  const due = rewards.reduce((sum, reward) => sum + openOf(toBalance(reward)), 0);
  if (due !== amount) {
    return reject(`Expected ${due} minor units, received ${amount}: a refund came in between.`);
  }
  for (const { id } of rewards) {
    await decideReward(queries, { programId, keyId, id }, 'issue', services);
  }
  return { status: 'issued' };
}
