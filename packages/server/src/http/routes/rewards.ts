import { createId } from '@goodword/core/rules';
import type { RewardState } from '@goodword/protocol';
import type { Hono } from 'hono';
import { insertAudit } from '../../records/audit.js';
import { insertLedger } from '../../records/ledger.js';
import { findReward, listRewards, setRewardState } from '../../records/rewards.js';
import { advanceReward } from '../../rules/advance-reward.js';
import { postReward } from '../../rules/post-reward.js';
import { toReward } from '../conversion-view.js';
import { readPageRequest, toList } from '../list-page.js';
import { ProblemError } from '../problem.js';
import { secretCall } from '../secret-call.js';
import type { HttpEnv, Services } from '../services.js';

/** `/v1/rewards`: the list, and the decisions that move a reward and its money on. */
export function addRewardRoutes(app: Hono<HttpEnv>, services: Services): void {
  const { storage, now: clock, random } = services;

  app.get('/v1/rewards', secretCall(services), async (c) => {
    const page = await listRewards(storage.reader, c.var.programId, readPageRequest(c));
    return c.json(toList(page, toReward));
  });

  for (const step of ['approve', 'issue'] as const) {
    app.post(`/v1/rewards/:id/${step}`, secretCall(services), async (c) => {
      const { programId, keyId } = c.var;
      const now = clock();
      const reward = await storage.write(async (transaction) => {
        const found = await findReward(transaction, programId, c.req.param('id'));
        if (!found) throw new ProblemError('not-found', 'There is no such reward.');
        const advance = advanceReward(
          step,
          { state: found.state as RewardState, heldUntil: found.heldUntil },
          now,
        );
        if (advance.kind === 'done') return found;
        if (advance.kind === 'refused') throw new ProblemError('unprocessable', advance.reason);
        await setRewardState(transaction, found, advance.state);
        const lines = postReward(step, found).map((line) => ({
          programId,
          id: createId('ledgerEntry', { now, random }),
          rewardId: found.id,
          ...line,
          occurredAt: now,
        }));
        await insertLedger(transaction, lines);
        const id = createId('audit', { now, random });
        const action = `reward-${step} ${found.id}`;
        await insertAudit(transaction, { programId, id, action, actor: keyId, at: now });
        return { ...found, state: advance.state };
      });
      return c.json(toReward(reward));
    });
  }
}
