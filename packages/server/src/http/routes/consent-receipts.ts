import type { ConsentHead, ConsentReceipt, ConsentRequest } from '@goodword/protocol';
import type { Hono } from 'hono';
import { toHead } from '../../privacy/consent-chain.js';
import { findConsentHead, findConsentSeal } from '../../records/consent-seals.js';
import { findConsent } from '../../records/consents.js';
import { buildConsentReceipt } from '../../rules/consent-receipt.js';
import { ProblemError } from '../problem.js';
import { publicCall } from '../public-call.js';
import { secretCall } from '../secret-call.js';
import type { HttpEnv, Services } from '../services.js';

/**
 * `GET /v1/consents/head`: where the chain of records stands, for anybody to note.
 * `GET /v1/consents/{id}/receipt`: a record as its person may keep it.
 */
export function addConsentReceiptRoutes(app: Hono<HttpEnv>, services: Services): void {
  const { storage, now } = services;

  app.get('/v1/consents/head', publicCall(services, 'read'), async (c) => {
    const { programId } = c.var;
    c.header('Cache-Control', 'no-store');
    const row = await findConsentHead(storage.reader, programId);
    return c.json(toHead(programId, row) satisfies ConsentHead);
  });

  app.get('/v1/consents/:id/receipt', secretCall(services), async (c) => {
    const { program, programId } = c.var;
    const id = c.req.param('id');
    const record = await findConsent(storage.reader, programId, id);
    if (!record) throw new ProblemError('not-found', 'There is no such consent record.');
    const seal = await findConsentSeal(storage.reader, programId, id);
    const { name, destination } = program.program;
    const receipt: ConsentReceipt = buildConsentReceipt({
      request: JSON.parse(record.body) as ConsentRequest,
      receivedAt: record.receivedAt,
      controller: { name, url: new URL(destination).origin },
      now: now(),
      ...(seal
        ? { seal: { position: seal.position, hash: seal.hash, sealedAt: seal.sealedAt } }
        : {}),
    });
    return c.json(receipt);
  });
}
