import type { CodeRow } from '../storage/database.js';
import type { Queries } from '../storage/storage.js';

export async function findCodeById(
  queries: Queries,
  programId: string,
  id: string,
): Promise<CodeRow | undefined> {
  return queries
    .selectFrom('codes')
    .selectAll()
    .where('programId', '=', programId)
    .where('id', '=', id)
    .executeTakeFirst();
}

export async function changeCode(
  queries: Queries,
  { programId, codeKey }: Pick<CodeRow, 'programId' | 'codeKey'>,
  change: Partial<Pick<CodeRow, 'state' | 'expiresAt'>>,
): Promise<void> {
  await queries
    .updateTable('codes')
    .set(change)
    .where('programId', '=', programId)
    .where('codeKey', '=', codeKey)
    .execute();
}
