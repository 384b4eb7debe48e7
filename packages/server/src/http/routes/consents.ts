import { consentRequestSchema } from '@goodword/protocol/schemas';
import type { ConsentResponse } from '@goodword/protocol';
import type { Hono } from 'hono';
import { announce } from '../../records/announcements.js';
import { countRefusal, findConsent, insertConsent } from '../../records/consents.js';
import { forgetVisitor } from '../../records/events.js';
import { macOfConsent } from '../../privacy/consent-chain.js';
import { canonicalJson } from '../../rules/canonical-json.js';
import { dayOf } from '../../rules/day.js';
import { isTimelyId } from '../../rules/event-time.js';
import { parseBody } from '../parse-body.js';
import { ProblemError } from '../problem.js';
import { publicCall } from '../public-call.js';
import type { HttpEnv, Services } from '../services.js';

/** `POST /v1/consents`: a grant is recorded, a refusal only counted, a withdrawal makes us forget. */
export function addConsentRoute(app: Hono<HttpEnv>, services: Services): void {
  const { storage, now, sealKeys } = services;

  app.post('/v1/consents', publicCall(services, 'write'), async (c) => {
    const request = await parseBody(c, consentRequestSchema);
    const { programId } = c.var;
    const { id, type, subject } = request;
    const receivedAt = now();
    if (!isTimelyId('consent', id, receivedAt)) {
      throw new ProblemError('invalid-request', 'The record’s id is not of these days.');
    }
    const body = canonicalJson(request);
    const record = { programId, id, type, body, receivedAt };
    const mac = sealKeys ? await macOfConsent(sealKeys, record) : null;
    const status = await storage.write(async (transaction): Promise<ConsentResponse['status']> => {
      if (type === 'refusal') {
        await countRefusal(transaction, programId, dayOf(receivedAt));
        return 'counted';
      }
      const known = await findConsent(transaction, programId, id);
      if (known) {
        if (known.body === body) return 'duplicate';
        throw new ProblemError('conflict', 'The id belongs to another record.');
      }
      await insertConsent(transaction, { ...record, mac });
      const news = { programId, subjectId: id, at: receivedAt };
      await announce(transaction, { ...news, type: 'consent.changed' });
      if (type === 'withdrawal' && subject !== undefined) {
        await forgetVisitor(transaction, programId, subject);
      }
      return 'stored';
    });
    return c.json({ id, status } satisfies ConsentResponse);
  });
}
