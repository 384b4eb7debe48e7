import type { LedgerResponse } from '@goodword/protocol';
import type { Hono } from 'hono';
import { listLedger, sumLedger } from '../../records/ledger.js';
import { toLedgerEntry } from '../ledger-view.js';
import { readPageRequest, toList } from '../list-page.js';
import { secretCall } from '../secret-call.js';
import type { HttpEnv, Services } from '../services.js';

/** `GET /v1/ledger`: every line, and the sum of each unit. */
export function addLedgerRoute(app: Hono<HttpEnv>, services: Services): void {
  const { reader } = services.storage;

  app.get('/v1/ledger', secretCall(services), async (c) => {
    const { programId } = c.var;
    const page = await listLedger(reader, programId, readPageRequest(c));
    const sums = await sumLedger(reader, programId);
    return c.json({ ...toList(page, toLedgerEntry), sums } satisfies LedgerResponse);
  });
}
