import type { Database } from '../storage/database.js';
import type { Queries } from '../storage/storage.js';
import { cutPage, type Page, type PageRequest } from './page.js';

type AuditRow = Database['audit'];

/** Records what a person or key did; never anybody's personal data. */
export async function insertAudit(queries: Queries, row: AuditRow): Promise<void> {
  await queries.insertInto('audit').values(row).execute();
}

/** What was decided in a program, latest first. */
export async function listAudit(
  queries: Queries,
  programId: string,
  { limit, after }: PageRequest,
): Promise<Page<AuditRow>> {
  let query = queries.selectFrom('audit').selectAll().where('programId', '=', programId);
  if (after) {
    query = query.where((eb) => eb(eb.refTuple('at', 'id'), '<', eb.tuple(after.at, after.id)));
  }
  const rows = await query
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
  return cutPage(rows, limit, ({ at, id }) => ({ at, id }));
}
