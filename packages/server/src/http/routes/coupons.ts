import type { CouponPoolsResponse } from '@goodword/protocol';
import { couponPoolSchema } from '@goodword/protocol/schemas';
import type { Hono } from 'hono';
import * as z from 'zod';
import { growPool, insertCoupons, loadPools } from '../../records/coupons.js';
import { couponUnit } from '../../rules/benefit-amount.js';
import { readCouponLine } from '../../rules/read-coupon-line.js';
import { parseValue } from '../parse-body.js';
import { readLines } from '../read-lines.js';
import { secretCall } from '../secret-call.js';
import type { HttpEnv, Services } from '../services.js';

/** Coupons in one transaction. */
const BATCH = 500;

const importQuerySchema = z.object({
  pool: couponPoolSchema,
  lowAt: z.coerce.number().int().min(0).max(1_000_000).optional(),
});

/** `POST /v1/coupons/import` and `GET /v1/coupons`: pools of coupons, and how many are left. */
export function addCouponRoutes(app: Hono<HttpEnv>, services: Services): void {
  const { storage } = services;

  app.get('/v1/coupons', secretCall(services), async (c) => {
    const pools = await loadPools(storage.reader, c.var.programId);
    const items = pools.map(({ pool, imported, assigned, lowAt }) => ({
      pool,
      unit: couponUnit(pool),
      imported,
      assigned,
      free: imported - assigned,
      lowAt,
      isLow: imported - assigned < lowAt,
    }));
    return c.json({ items } satisfies CouponPoolsResponse);
  });

  app.post('/v1/coupons/import', secretCall(services), (c) => {
    const { pool, lowAt } = parseValue(c.req.query(), importQuerySchema);
    const lines = importCoupons(
      c.req.raw.body,
      { programId: c.var.programId, pool, lowAt },
      services,
    );
    const encoder = new TextEncoder();
    const answer = new ReadableStream<Uint8Array>({
      async pull(controller) {
        const { value, done } = await lines.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(`${JSON.stringify(value)}\n`));
      },
      cancel: () => void lines.return(undefined),
    });
    return c.body(answer, 200, { 'Content-Type': 'application/x-ndjson' });
  });
}

/**
 * Stores coupons as they arrive. Only what was refused gets a line of its own, and no line repeats a
 * code; where the last line, the sum, is missing, the import was cut off: sent again, it goes on.
 */
async function* importCoupons(
  body: ReadableStream<Uint8Array> | null,
  { programId, pool, lowAt }: { programId: string; pool: string; lowAt: number | undefined },
  { storage, now }: Services,
): AsyncGenerator<object, void, undefined> {
  const summary = { rows: 0, stored: 0, duplicate: 0, rejected: 0 };
  let batch: string[] = [];
  const store = async () => {
    const codes = [...new Set(batch)];
    const sent = batch.length;
    batch = [];
    const importedAt = now();
    const stored = await storage.write(async (transaction) => {
      const rows = codes.map((code) => ({ programId, code, pool, importedAt, rewardId: null }));
      const imported = await insertCoupons(transaction, rows);
      await growPool(transaction, { programId, pool, imported }, lowAt);
      return imported;
    });
    summary.stored += stored;
    summary.duplicate += sent - stored;
  };
  for await (const line of readLines(body)) {
    const read = readCouponLine(line, summary.rows === 0);
    if (!read) continue;
    summary.rows += 1;
    if (!read.ok) {
      summary.rejected += 1;
      yield { row: summary.rows, status: 'rejected', detail: read.reason };
      continue;
    }
    batch.push(read.code);
    if (batch.length >= BATCH) await store();
  }
  await store();
  yield { summary };
}
