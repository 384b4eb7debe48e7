import type { Readiness } from '@goodword/protocol';
import type { Context, Hono } from 'hono';
import { exportRecords } from '../../privacy/export-records.js';
import { countUnsealed } from '../../records/consent-seals.js';
import { loadUnfinishedErasures } from '../../records/erasures.js';
import { listProgramIds } from '../../records/programs.js';
import { DAY } from '../../rules/day.js';
import { ProblemError } from '../problem.js';
import { findKey, secretCall } from '../secret-call.js';
import type { HttpEnv, Services } from '../services.js';

const LOOPBACK = /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/i;

/** What a proxy says of whom it speaks for: then the other end is not this machine. */
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'];

/**
 * `GET /v1/ready`: calls can be served. `GET /v1/metrics`: what Prometheus reads, with a secret key
 * or from this machine. `GET /v1/export`: everything of a program, for `goodword import`.
 */
export function addOperationRoutes(app: Hono<HttpEnv>, services: Services): void {
  const { storage, metrics, now } = services;

  app.get('/v1/ready', async (c) => {
    c.header('Cache-Control', 'no-store');
    await storage.reader.selectFrom('migrations').select('name').limit(1).execute();
    // Nothing is written, but the way there is open.
    await storage.write(async () => undefined);
    return c.json({ status: 'ready' } satisfies Readiness);
  });

  app.get('/v1/metrics', async (c) => {
    c.header('Cache-Control', 'no-store');
    if (!metrics) throw new ProblemError('not-found', 'This server measures nothing.');
    if (!isFromHere(c) && !(await findKey(c, services))) {
      c.header('WWW-Authenticate', 'Bearer');
      throw new ProblemError('unauthorized', 'Expected a secret key, or a call from this machine.');
    }
    const unfinished = await loadUnfinishedErasures(storage.reader);
    metrics.gauge('erasures_unfinished', unfinished.length);
    let unsealed = 0;
    for (const programId of await listProgramIds(storage.reader)) {
      unsealed += await countUnsealed(storage.reader, programId, now() - DAY);
    }
    metrics.gauge('consents_unsealed', unsealed);
    const { contentType, text } = await metrics.read();
    return c.body(text, 200, { 'Content-Type': contentType });
  });

  app.get('/v1/export', secretCall(services), (c) => {
    const { programId } = c.var;
    const lines = exportRecords(storage, { programId, now: now() });
    return c.body(lines.pipeThrough(new TextEncoderStream()), 200, {
      'Content-Type': 'application/x-ndjson',
      'Content-Disposition': `attachment; filename="${programId}.ndjson"`,
    });
  });
}

function isFromHere(c: Context<HttpEnv>): boolean {
  const isForwarded = FORWARDED.some((name) => c.req.header(name) !== undefined);
  return !isForwarded && LOOPBACK.test(c.env?.address ?? '');
}
