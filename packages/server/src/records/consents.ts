import type { Database } from '../storage/database.js';
import type { Queries } from '../storage/storage.js';

type ConsentRow = Database['consents'];

export async function findConsent(
  queries: Queries,
  programId: string,
  id: string,
): Promise<ConsentRow | undefined> {
  return queries
    .selectFrom('consents')
    .selectAll()
    .where('programId', '=', programId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Adds a record; nothing changes or deletes one. */
export async function insertConsent(queries: Queries, consent: ConsentRow): Promise<void> {
  await queries.insertInto('consents').values(consent).execute();
}

/** Counts a refusal: nothing is kept of who refused. */
export async function countRefusal(
  queries: Queries,
  programId: string,
  day: string,
): Promise<void> {
  await queries
    .insertInto('consentRefusals')
    .values({ programId, day, count: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['programId', 'day'])
        .doUpdateSet((eb) => ({ count: eb('consentRefusals.count', '+', 1) })),
    )
    .execute();
}
