import type { RewardDecisionsResponse } from '@goodword/protocol';
import { rewardDecisionsSchema, rewardFilterSchema } from '@goodword/protocol/schemas';
import type { Hono } from 'hono';
import { findReward, listRewards } from '../../records/rewards.js';
import { toReward } from '../conversion-view.js';
import { decideReward } from '../decide-reward.js';
import { decideRewardsAtOnce } from '../decide-rewards-at-once.js';
import { readPageRequest, toList } from '../list-page.js';
import { parseBody, parseValue } from '../parse-body.js';
import { ProblemError } from '../problem.js';
import { addCharities, completeReward } from '../reward-view.js';
import { secretCall } from '../secret-call.js';
import type { HttpEnv, Services } from '../services.js';
import { writeOnce } from '../write-once.js';

/** `/v1/rewards`: the list, and the decisions that move a reward and its money on. */
export function addRewardRoutes(app: Hono<HttpEnv>, services: Services): void {
  const { storage } = services;

  app.get('/v1/rewards', secretCall(services), async (c) => {
    const { programId } = c.var;
    const { state, isHeld, beneficiary } = parseValue(c.req.query(), rewardFilterSchema);
    const held = isHeld === undefined ? undefined : isHeld === 'true';
    const filter = { state, isHeld: held, beneficiary };
    const page = await listRewards(storage.reader, programId, readPageRequest(c), filter);
    const rewards = await addCharities(storage.reader, programId, page.rows.map(toReward));
    const byId = new Map(rewards.map((reward) => [reward.id, reward]));
    return c.json(toList(page, ({ id }) => byId.get(id)));
  });

  app.get('/v1/rewards/:id', secretCall(services), async (c) => {
    const { programId } = c.var;
    const row = await findReward(storage.reader, programId, c.req.param('id'));
    if (!row) throw new ProblemError('not-found', 'There is no such reward.');
    return c.json(await completeReward(storage.reader, programId, toReward(row)));
  });

  app.post('/v1/rewards/decisions', secretCall(services), async (c) => {
    const { step, ids } = await parseBody(c, rewardDecisionsSchema);
    const { programId, keyId } = c.var;
    const results = await storage.write((transaction) =>
      decideRewardsAtOnce(transaction, { programId, keyId }, { step, ids }, services),
    );
    return c.json({ results } satisfies RewardDecisionsResponse);
  });

  for (const step of ['approve', 'hold', 'reject', 'issue'] as const) {
    app.post(`/v1/rewards/:id/${step}`, secretCall(services), async (c) => {
      const { programId, keyId } = c.var;
      const id = c.req.param('id');
      await writeOnce(c, services, async (transaction) => {
        await decideReward(transaction, { programId, keyId, id }, step, services);
        return id;
      });
      const reward = await findReward(storage.reader, programId, id);
      return c.json(reward && (await completeReward(storage.reader, programId, toReward(reward))));
    });
  }
}
