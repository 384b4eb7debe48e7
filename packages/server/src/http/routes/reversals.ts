import type { ReversalResponse } from '@goodword/protocol';
import { reversalRequestSchema } from '@goodword/protocol/schemas';
import type { Hono } from 'hono';
import { findConversion } from '../../records/conversions.js';
import { findReversal } from '../../records/reversals.js';
import { loadRewardsOfConversions } from '../../records/rewards.js';
import { toReversal, toReward } from '../conversion-view.js';
import { parseBody } from '../parse-body.js';
import { ProblemError } from '../problem.js';
import { reverseConversion } from '../reverse-conversion.js';
import { secretCall } from '../secret-call.js';
import type { HttpEnv, Services } from '../services.js';
import { writeOnce } from '../write-once.js';

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
    await writeOnce(c, services, async (transaction) => {
      const { id } = await reverseConversion(transaction, programId, refund, services);
      return id;
    });
    const { conversionId } = refund;
    const row = await findReversal(storage.reader, programId, externalId);
    if (!row) throw new ProblemError('not-found', 'There is no such refund.');
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
