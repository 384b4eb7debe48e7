import type { PersonRow } from '../storage/database.js';
import type { Queries } from '../storage/storage.js';

/** People read at once. */
const BATCH = 500;

/** All people of a program, a part at a time. */
export async function* listPeople(
  queries: Queries,
  programId: string,
): AsyncGenerator<PersonRow[]> {
  let after = '';
  for (;;) {
    const rows = await queries
      .selectFrom('people')
      .selectAll()
      .where('programId', '=', programId)
      .where('id', '>', after)
      .orderBy('id')
      .limit(BATCH)
      .execute();
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (!last || rows.length < BATCH) return;
    after = last.id;
  }
}
