import { conversionReviewSchema } from '@goodword/protocol/schemas';
import type { Hono } from 'hono';
import { findConversion } from '../../records/conversions.js';
import { toConversions } from '../conversion-view.js';
import { parseBody } from '../parse-body.js';
import { reviewConversion } from '../review-conversion.js';
import { secretCall } from '../secret-call.js';
import type { HttpEnv, Services } from '../services.js';
import { writeOnce } from '../write-once.js';

/** `POST /v1/conversions/{id}/review`: settles a decision that was left to a reviewer. */
export function addConversionReviewRoute(app: Hono<HttpEnv>, services: Services): void {
  const { storage } = services;

  app.post('/v1/conversions/:id/review', secretCall(services), async (c) => {
    const answer = await parseBody(c, conversionReviewSchema);
    const { programId, keyId } = c.var;
    const id = c.req.param('id');
    await writeOnce(c, services, async (transaction) => {
      await reviewConversion(transaction, { programId, keyId, id }, answer, services);
      return id;
    });
    const row = await findConversion(storage.reader, programId, { id });
    const [conversion] = await toConversions(storage.reader, programId, row ? [row] : []);
    return c.json(conversion);
  });
}
