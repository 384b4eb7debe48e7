import type { ReversalResponse } from '@goodword/protocol';
import { reversalRequestSchema } from '@goodword/protocol/schemas';
import type { Hono } from 'hono';
import { findConversion } from '../../records/conversions.js';
import { loadRewardsOfConversions } from '../../records/rewards.js';
import { toReversal, toReward } from '../conversion-view.js';
import { parseBody } from '../parse-body.js';
import { reverseConversion } from '../reverse-conversion.js';
import { secretCall } from '../secret-call.js';
import type { HttpEnv, Services } from '../services.js';

/** `POST /v1/conversions/{id}/reversals`: a refund, and what it takes back. */
export function addReversalRoute(app: Hono<HttpEnv>, services: Services): void {
  const { storage, now } = services;

  app.post('/v1/conversions/:id/reversals', secretCall(services), async (c) => {
    const { externalId, amount, occurredAt } = await parseBody(c, reversalRequestSchema);
    const { programId } = c.var;
    const refund = {
      conversionId: c.req.param('id'),
      externalId,
      amount,
      occurredAt: occurredAt === undefined ? now() : Date.parse(occurredAt),
    };
    const row = await storage.write((transaction) =>
      reverseConversion(transaction, programId, refund, services),
    );
    const { conversionId } = row;
    const conversion = await findConversion(storage.reader, programId, { id: conversionId });
    const rewards = await loadRewardsOfConversions(storage.reader, programId, [conversionId]);
    return c.json({
      ...toReversal(row),
      conversionId,
      isFull: (conversion?.reversedAt ?? null) !== null,
      rewards: rewards.map(toReward),
    } satisfies ReversalResponse);
  });
}
