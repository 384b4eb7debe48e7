import type { Queries } from '../storage/storage.js';

/** The charity that an advocate chose. */
export async function findCharity(
  queries: Queries,
  programId: string,
  advocateId: string,
): Promise<string | undefined> {
  const row = await queries
    .selectFrom('charityChoices')
    .select('charity')
    .where('programId', '=', programId)
    .where('advocateId', '=', advocateId)
    .executeTakeFirst();
  return row?.charity;
}

/** Records an advocate's choice. @param charity `null`: none any more */
export async function saveCharity(
  queries: Queries,
  programId: string,
  advocateId: string,
  charity: string | null,
): Promise<void> {
  await queries
    .deleteFrom('charityChoices')
    .where('programId', '=', programId)
    .where('advocateId', '=', advocateId)
    .execute();
  if (charity === null) return;
  await queries.insertInto('charityChoices').values({ programId, advocateId, charity }).execute();
}
