import type { RewardDecisions, RewardDecisionsResponse } from '@goodword/protocol';
import { findReward } from '../records/rewards.js';
import type { Queries } from '../storage/storage.js';
import { decideReward } from './decide-reward.js';
import { ProblemError } from './problem.js';
import type { Services } from './services.js';

/**
 * Takes one step with many rewards, inside a transaction and in the order of their ids. One that
 * cannot take it costs the others nothing: what cannot be is found out before anything is written.
 */
export async function decideRewardsAtOnce(
  queries: Queries,
  who: { programId: string; keyId: string },
  { step, ids }: RewardDecisions,
  services: Pick<Services, 'now' | 'random'>,
): Promise<RewardDecisionsResponse['results']> {
  const results = new Map<string, RewardDecisionsResponse['results'][number]>();
  for (const id of [...new Set(ids)].sort()) {
    try {
      await decideReward(queries, { ...who, id }, step, services);
      results.set(id, { id, status: 'done' });
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      const status = error.code === 'not-found' ? 'not-found' : 'refused';
      results.set(id, { id, status, reason: error.message });
    }
  }
  for (const [id, result] of results) {
    // As it is after all: one step may settle another's debt.
    const reward = await findReward(queries, who.programId, id);
    if (reward) results.set(id, { ...result, state: reward.state as 'pending' });
  }
  return ids.flatMap((id) => results.get(id) ?? []);
}
