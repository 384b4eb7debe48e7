import type { HandoffRow } from '../storage/database.js';
import type { Queries } from '../storage/storage.js';

/**
 * Adds a token's evidence, and takes out what is over.
 *
 * @param over what ended before this time, in milliseconds since 1970, is nobody's any more
 */
export async function insertHandoff(
  queries: Queries,
  handoff: HandoffRow,
  over: number,
): Promise<void> {
  await queries
    .deleteFrom('handoffs')
    .where('programId', '=', handoff.programId)
    .where('expiresAt', '<=', over)
    .execute();
  await queries.insertInto('handoffs').values(handoff).execute();
}

/**
 * Uses a token up, unless it is over or somebody else has. Whoever has done so before gets the same
 * again.
 */
export async function redeemHandoff(
  queries: Queries,
  programId: string,
  { digest, redeemer, now }: { digest: string; redeemer: string; now: number },
): Promise<HandoffRow | undefined> {
  // One statement, so that of two at the same moment one finds it taken.
  await queries
    .updateTable('handoffs')
    .set({ redeemer })
    .where('programId', '=', programId)
    .where('digest', '=', digest)
    .where('redeemer', 'is', null)
    .where('expiresAt', '>', now)
    .execute();
  return queries
    .selectFrom('handoffs')
    .selectAll()
    .where('programId', '=', programId)
    .where('digest', '=', digest)
    .where('redeemer', '=', redeemer)
    .executeTakeFirst();
}
