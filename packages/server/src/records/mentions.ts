import { sql } from 'kysely';
import { lockProgram } from '../storage/lock-program.js';
import type { Storage, Queries } from '../storage/storage.js';
import { turn, walkEvents } from './held-data.js';

/** Rows looked at at once. */
const BATCH = 500;

/** A column of text in which somebody may be mentioned. */
export interface MentionColumn {
  /** As the database names them. */
  table: string;
  column: string;
  /** What, after the program, tells the table's rows apart. */
  keys: readonly string[];
}

/** A row's key and its text. */
interface Mention {
  keys: readonly string[];
  text: string;
}

/**
 * Rewrites a column wherever somebody is mentioned in it, batch by batch.
 *
 * @param rewrite gives the text as it is to be; the same where nobody is mentioned
 * @returns how many rows changed
 */
export async function rewriteMentions(
  storage: Storage,
  programId: string,
  place: MentionColumn,
  rewrite: (text: string) => string,
): Promise<number> {
  let after: readonly string[] | undefined;
  let changed = 0;
  for (;;) {
    const rows = await readMentions(storage.reader, programId, place, { after });
    const last = rows.at(-1);
    if (!last) return changed;
    after = last.keys;
    const found = rows.filter(({ text }) => rewrite(text) !== text);
    if (found.length > 0) {
      changed += await storage.write(async (transaction) => {
        await lockProgram(transaction, programId);
        for (const { keys } of found) {
          // As it is now: somebody may have changed it since.
          const [row] = await readMentions(transaction, programId, place, { only: keys });
          if (row) await writeMention(transaction, programId, place, row, rewrite(row.text));
        }
        return found.length;
      });
    }
    if (rows.length < BATCH) return changed;
    await turn();
  }
}

async function readMentions(
  queries: Queries,
  programId: string,
  { table, column, keys }: MentionColumn,
  { after, only }: { after?: readonly string[] | undefined; only?: readonly string[] },
): Promise<Mention[]> {
  const tuple = sql.join(keys.map((key) => sql.ref(key)));
  const condition = only
    ? sql`and (${tuple}) = (${sql.join(only)})`
    : after
      ? sql`and (${tuple}) > (${sql.join(after)})`
      : sql``;
  const { rows } = await sql<Record<string, string>>`
    select ${sql.join(keys.map((key, place) => sql`${sql.ref(key)} as ${sql.ref(`key${place}`)}`))},
      ${sql.ref(column)} as text
    from ${sql.table(table)}
    where program_id = ${programId} and ${sql.ref(column)} is not null ${condition}
    order by ${tuple} limit ${sql.lit(BATCH)}`.execute(queries);
  return rows.map((row) => ({
    keys: keys.map((_, place) => row[`key${place}`] ?? ''),
    text: row['text'] ?? '',
  }));
}

async function writeMention(
  queries: Queries,
  programId: string,
  { table, column, keys }: MentionColumn,
  row: Mention,
  text: string,
): Promise<void> {
  const tuple = sql.join(keys.map((key) => sql.ref(key)));
  await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${text}
    where program_id = ${programId} and (${tuple}) = (${sql.join(row.keys)})`.execute(queries);
}

/** Puts another key where a code's stood. @returns the tables in which there was one */
export async function replaceCodeKey(
  storage: Storage,
  programId: string,
  { codeKey, replacement }: { codeKey: string; replacement: string },
): Promise<string[]> {
  const touched = new Set<string>();
  const note = (table: string, { numUpdatedRows }: { numUpdatedRows: bigint }) => {
    if (numUpdatedRows > 0n) touched.add(table);
  };
  await walkEvents(storage.reader, programId, async ({ after, to }) => {
    // Most windows have none of this code, and take nobody's turn to write.
    const one = await storage.reader
      .selectFrom('events')
      .select('id')
      .where('programId', '=', programId)
      .where('id', '>', after)
      .where('id', '<=', to)
      .where('codeKey', '=', codeKey)
      .limit(1)
      .executeTakeFirst();
    if (!one) return;
    const result = await storage.write((transaction) =>
      transaction
        .updateTable('events')
        .set({ codeKey: replacement })
        .where('programId', '=', programId)
        .where('id', '>', after)
        .where('id', '<=', to)
        .where('codeKey', '=', codeKey)
        .executeTakeFirst(),
    );
    note('events', result);
  });
  for (const [table, column] of CODE_COLUMNS) {
    const result = await storage.write((transaction) =>
      transaction
        .updateTable(table)
        .set({ [column]: replacement })
        .where('programId', '=', programId)
        .where(sql.ref(column), '=', codeKey)
        .executeTakeFirst(),
    );
    note(SQL_NAMES[table], result);
  }
  return [...touched];
}

/** Where a code's key stands besides the code itself and the events. */
const CODE_COLUMNS = [
  ['eventCounts', 'codeKey'],
  ['clicks', 'codeKey'],
  ['handoffs', 'codeKey'],
  ['handoffs', 'couponKey'],
  ['leads', 'codeKey'],
  ['conversions', 'codeKey'],
] as const;

const SQL_NAMES = {
  eventCounts: 'event_counts',
  clicks: 'clicks',
  handoffs: 'handoffs',
  leads: 'leads',
  conversions: 'conversions',
} as const;
