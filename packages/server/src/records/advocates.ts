import type { AdvocateRow } from '../storage/database.js';
import type { Queries } from '../storage/storage.js';

export async function findAdvocateOfPerson(
  queries: Queries,
  programId: string,
  personId: string,
): Promise<AdvocateRow | undefined> {
  return queries
    .selectFrom('advocates')
    .selectAll()
    .where('programId', '=', programId)
    .where('personId', '=', personId)
    .executeTakeFirst();
}

export async function insertAdvocate(queries: Queries, advocate: AdvocateRow): Promise<void> {
  await queries.insertInto('advocates').values(advocate).execute();
}

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
