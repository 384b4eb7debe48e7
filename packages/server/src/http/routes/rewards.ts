import type { Hono } from 'hono';
import { findReward, listRewards } from '../../records/rewards.js';
import { toReward } from '../conversion-view.js';
import { decideReward } from '../decide-reward.js';
import { readPageRequest, toList } from '../list-page.js';
import { secretCall } from '../secret-call.js';
import type { HttpEnv, Services } from '../services.js';
import { writeOnce } from '../write-once.js';

/** `/v1/rewards`: the list, and the decisions that move a reward and its money on. */
export function addRewardRoutes(app: Hono<HttpEnv>, services: Services): void {
  const { storage } = services;

  app.get('/v1/rewards', secretCall(services), async (c) => {
    const page = await listRewards(storage.reader, c.var.programId, readPageRequest(c));
    return c.json(toList(page, toReward));
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
      return c.json(reward && toReward(reward));
    });
  }
}
