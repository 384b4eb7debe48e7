import type { Database } from '../storage/database.js';
import type { Queries } from '../storage/storage.js';

/** Records what a person or key did; never anybody's personal data. */
export async function insertAudit(queries: Queries, row: Database['audit']): Promise<void> {
  await queries.insertInto('audit').values(row).execute();
}
