import { readRows } from '../records/transfer.js';
import type { Queries, Storage } from '../storage/storage.js';
import { exportedTables } from '../storage/tables.js';

/** The form of an export; another one gets another number. */
export const EXPORT_FORMAT = 1;

/** What is exported. */
export interface ExportOptions {
  /** One program, without its keys; absent for the whole database. */
  programId?: string;
  /** Milliseconds since 1970. */
  now: number;
  /** Told after each part how many records there were. */
  onProgress?: (records: number) => void;
}

/**
 * Writes everything as lines of JSON, as it was at one moment: what it is; each record with its
 * table; and how many there were, so that a part of an export is not taken for all of it.
 */
export function exportRecords(storage: Storage, options: ExportOptions): ReadableStream<string> {
  const { readable, writable } = new TransformStream<string, string>();
  const writer = writable.getWriter();
  storage
    .snapshot((queries) => writeRecords(queries, options, (lines) => writer.write(lines)))
    .then(() => writer.close())
    // The reader is told; one that has gone needs no telling.
    .catch((error: unknown) => writer.abort(error).catch(() => undefined));
  return readable;
}

async function writeRecords(
  queries: Queries,
  { programId, now, onProgress }: ExportOptions,
  write: (lines: string) => Promise<void>,
): Promise<void> {
  const { rows } = await readMigrations(queries);
  const head = { goodword: EXPORT_FORMAT, exportedAt: new Date(now).toISOString() };
  await write(toLine({ ...head, ...(programId ? { program: programId } : {}), migrations: rows }));
  let count = 0;
  for (const table of exportedTables(programId === undefined)) {
    for await (const part of readRows(queries, table, programId)) {
      await write(part.map((row) => toLine({ table, row })).join(''));
      count += part.length;
      onProgress?.(count);
    }
  }
  await write(toLine({ end: count }));
}

async function readMigrations(queries: Queries) {
  const rows = await queries.selectFrom('migrations').select('name').orderBy('name').execute();
  return { rows: rows.map(({ name }) => name) };
}

function toLine(value: object): string {
  return `${JSON.stringify(value)}\n`;
}
