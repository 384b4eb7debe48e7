import { decideReward } from '../http/decide-reward.js';
import { ProblemError } from '../http/problem.js';
import { findReward } from '../records/rewards.js';
import { loadDueApprovals, setApproveAt } from '../records/reward-terms.js';
import type { Job } from './run-jobs.js';

/** Rewards in one run. */
const BATCH = 500;

/** Approves what its rule lets approve itself, once the hold is over and nobody holds it. */
export const approveRewards: Job = {
  name: 'approve-rewards',
  every: 60_000,
  lease: 300_000,
  async run(services) {
    const { storage, now } = services;
    for (const due of await loadDueApprovals(storage.reader, now(), BATCH)) {
      const { programId, rewardId: id } = due;
      await storage.write(async (transaction) => {
        await setApproveAt(transaction, due, null);
        const reward = await findReward(transaction, programId, id);
        if (reward?.state !== 'pending' || reward.isHeld === 1) return;
        try {
          await decideReward(
            transaction,
            { programId, keyId: 'automatic', id },
            'approve',
            services,
          );
        } catch (error) {
          // What cannot be approved by itself waits for a person.
          if (!(error instanceof ProblemError)) throw error;
        }
      });
    }
  },
};
