import { timeSchema } from '@goodword/protocol/schemas';
import type { Hono } from 'hono';
import * as z from 'zod';
import { countFunnel } from '../../records/funnel-counts.js';
import { assembleFunnel } from '../../rules/funnel.js';
import { funnelCsv } from '../../rules/funnel-csv.js';
import { wholeDays } from '../../rules/whole-days.js';
import { parseValue } from '../parse-body.js';
import { ProblemError } from '../problem.js';
import { secretCall } from '../secret-call.js';
import type { HttpEnv, Services } from '../services.js';

/** Which days, and in which form. */
export const reportQuerySchema = z.object({
  from: z.union([timeSchema, z.iso.date()]).optional(),
  to: z.union([timeSchema, z.iso.date()]).optional(),
  format: z.enum(['json', 'csv']).optional(),
});

/** `GET /v1/reports/funnel`: how many came how far, in whole days, the last thirty by default. */
export function addReportRoutes(app: Hono<HttpEnv>, services: Services): void {
  const { storage, clicks, now } = services;

  app.get('/v1/reports/funnel', secretCall(services), async (c) => {
    const query = parseValue(c.req.query(), reportQuerySchema);
    const period = wholeDays(query, now());
    if (period.from >= period.to) {
      throw new ProblemError('invalid-request', 'Expected `from` before `to`.');
    }
    await clicks.flush();
    const figures = await countFunnel(storage.reader, c.var.programId, period);
    const report = assembleFunnel({
      from: new Date(period.from).toISOString(),
      to: new Date(period.to).toISOString(),
      ...figures,
    });
    const wantsCsv = query.format === 'csv' || c.req.header('accept')?.startsWith('text/csv');
    if (!wantsCsv) return c.json(report);
    return c.body(funnelCsv(report), 200, {
      'Content-Type': 'text/csv; charset=utf-8; header=present',
      'Content-Disposition': 'attachment; filename="funnel.csv"',
    });
  });
}
