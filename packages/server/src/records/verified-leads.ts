import type { VerifiedLeadRow } from '../storage/reward-rows.js';
import type { Queries } from '../storage/storage.js';

/** Records that a friend has confirmed a lead. @returns whether that is news */
export async function insertVerification(queries: Queries, row: VerifiedLeadRow): Promise<boolean> {
  const inserted = await queries
    .insertInto('verifiedLeads')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('leadId')
    .executeTakeFirst();
  return inserted !== undefined;
}

export async function findVerification(
  queries: Queries,
  programId: string,
  leadId: string,
): Promise<VerifiedLeadRow | undefined> {
  return queries
    .selectFrom('verifiedLeads')
    .selectAll()
    .where('programId', '=', programId)
    .where('leadId', '=', leadId)
    .executeTakeFirst();
}
