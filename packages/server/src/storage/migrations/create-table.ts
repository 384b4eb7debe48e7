import { sql } from 'kysely';
import type { Engine, Queries } from '../storage.js';

/**
 * How the engines name what they do not share. PostgreSQL would sort text by the language of its
 * system; by bytes, it sorts as SQLite does, and no update of that system spoils an index.
 */
const WORDS: Readonly<Record<Engine, { text: string; slot: string }>> = {
  sqlite: { text: 'text', slot: '0' },
  postgres: { text: 'text collate "C"', slot: '(pg_backend_pid() % 16)' },
};

/**
 * Makes a table. The definition is in the words that both engines share, but for `text` and
 * `<slot>`, a small number that writers at the same moment seldom have in common.
 */
export async function createTable(
  queries: Queries,
  engine: Engine,
  definition: string,
): Promise<void> {
  await sql`${sql.raw(`create table ${inWordsOf(engine, definition)}`)}`.execute(queries);
}

/** Adds a column to a table, as in `conversions`, `buyer_id text`. */
export async function addColumn(
  queries: Queries,
  engine: Engine,
  table: string,
  definition: string,
): Promise<void> {
  const column = inWordsOf(engine, definition);
  await sql`${sql.raw(`alter table ${table} add column ${column}`)}`.execute(queries);
}

/** Makes an index, as in `codes_by_key on codes (code_key)`. */
export async function createIndex(queries: Queries, definition: string): Promise<void> {
  await sql`${sql.raw(`create index ${definition}`)}`.execute(queries);
}

function inWordsOf(engine: Engine, definition: string): string {
  const { text, slot } = WORDS[engine];
  return definition.replaceAll(/\btext\b/g, text).replaceAll('<slot>', slot);
}
