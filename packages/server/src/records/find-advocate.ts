import type { AdvocateRow } from '../storage/database.js';
import type { Queries } from '../storage/storage.js';

export async function findAdvocate(
  queries: Queries,
  programId: string,
  id: string,
): Promise<AdvocateRow | undefined> {
  return queries
    .selectFrom('advocates')
    .selectAll()
    .where('programId', '=', programId)
    .where('id', '=', id)
    .executeTakeFirst();
}
