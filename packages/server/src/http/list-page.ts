import type { Context } from 'hono';
import * as z from 'zod';
import type { Page, PageRequest } from '../records/page.js';
import { parseValue } from './parse-body.js';
import { ProblemError } from './problem.js';
import type { HttpEnv } from './services.js';

const CURSOR = /^(\d{1,16})\.([a-z]{3}_[0-9A-Z]{25})$/;

/** What part of a list is asked for. */
export const pageQuerySchema = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().optional().describe('The `nextCursor` of the page before.'),
});

/** Reads `?limit=&cursor=`. @throws ProblemError `invalid-request` */
export function readPageRequest(c: Context<HttpEnv>): PageRequest {
  const { limit, cursor } = parseValue(c.req.query(), pageQuerySchema);
  if (cursor === undefined) return { limit };
  const [, at, id] = CURSOR.exec(cursor) ?? [];
  if (at === undefined || id === undefined) {
    throw new ProblemError('invalid-request', 'Expected the nextCursor of an earlier answer.');
  }
  return { limit, after: { at: Number(at), id } };
}

/** A list as it is answered. */
export function toList<Row, Item>(
  { rows, next }: Page<Row>,
  toItem: (row: Row) => Item,
): { items: Item[]; nextCursor: string | null } {
  return { items: rows.map(toItem), nextCursor: next ? `${next.at}.${next.id}` : null };
}
