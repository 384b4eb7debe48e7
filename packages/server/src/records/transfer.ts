import { sql } from 'kysely';
import type { Database } from '../storage/database.js';
import type { Queries } from '../storage/storage.js';
import { TABLES } from '../storage/tables.js';

/** Rows read or written at once: few enough for the parameters of one statement. */
const BATCH = 500;

/** A row of any table. */
export type AnyRow = Readonly<Record<string, string | number | null>>;

/** A table's rows in the order of its key, a part at a time. @param programId of one program alone */
export async function* readRows(
  queries: Queries,
  name: keyof Database,
  programId: string | undefined,
): AsyncGenerator<AnyRow[]> {
  const keys = ['programId', ...TABLES[name].keys];
  const tuple = sql.join(keys.map((key) => sql.ref(key)));
  let after: AnyRow | undefined;
  for (;;) {
    const place = after;
    const later = place
      ? sql`(${tuple}) > (${sql.join(keys.map((key) => place[key]))})`
      : sql`1 = 1`;
    const mine = programId === undefined ? sql`1 = 1` : sql`program_id = ${programId}`;
    const { rows } = await sql<AnyRow>`select * from ${sql.table(name)}
      where ${mine} and ${later} order by ${tuple} limit ${sql.lit(BATCH)}`.execute(queries);
    if (rows.length > 0) yield rows;
    if (rows.length < BATCH) return;
    after = rows.at(-1);
  }
}

/** Adds rows as they are. */
export async function addRows(
  queries: Queries,
  name: keyof Database,
  rows: readonly AnyRow[],
): Promise<void> {
  for (let start = 0; start < rows.length; start += BATCH) {
    await queries
      .insertInto(name)
      .values(rows.slice(start, start + BATCH) as never)
      .execute();
  }
}
