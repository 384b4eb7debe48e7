import * as z from 'zod';
import { addRows, type AnyRow } from '../records/transfer.js';
import type { Database } from '../storage/database.js';
import type { Storage } from '../storage/storage.js';
import { exportedTables } from '../storage/tables.js';
import { EXPORT_FORMAT } from './export-records.js';

/** Records added at once. */
const BATCH = 500;

const headSchema = z.object({
  goodword: z.literal(EXPORT_FORMAT),
  migrations: z.array(z.string()),
});
const recordSchema = z.object({
  table: z.string(),
  row: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
});
const endSchema = z.object({ end: z.int().nonnegative() });

/** Why a file was not imported: the line, and what was expected there. Nothing was stored. */
export class ImportError extends Error {}

/**
 * Reads an export into a database, all of it or nothing.
 *
 * @param open gives the lines, again if need be
 * @returns how many records there were
 * @throws ImportError
 */
export function importRecords(
  storage: Storage,
  open: () => AsyncIterable<string>,
  onProgress?: (records: number) => void,
): Promise<number> {
  const known = new Set<string>(exportedTables(true));
  return storage.write(async (transaction) => {
    const add = async (name: string, rows: readonly AnyRow[]) => {
      await addRows(transaction, name as keyof Database, rows);
    };
    let number = 0;
    let count = 0;
    let isOver = false;
    let waiting: { table: string; rows: AnyRow[] } = { table: '', rows: [] };
    for await (const line of open()) {
      number += 1;
      if (line === '') continue;
      if (isOver) throw new ImportError(`Line ${number}: there is something after the end.`);
      const value = readJson(line, number);
      if (number === 1) {
        await checkHead(headSchema.safeParse(value), transaction);
        continue;
      }
      const end = endSchema.safeParse(value);
      if (end.success) {
        if (end.data.end !== count) {
          throw new ImportError(`Expected ${end.data.end} records, received ${count}.`);
        }
        isOver = true;
        continue;
      }
      const record = recordSchema.safeParse(value);
      if (!record.success || !known.has(record.data.table)) {
        throw new ImportError(`Line ${number}: expected a record of a table that is exported.`);
      }
      const { table, row } = record.data;
      if (table !== waiting.table || waiting.rows.length === BATCH) {
        await add(waiting.table, waiting.rows);
        waiting = { table, rows: [] };
        onProgress?.(count);
      }
      waiting.rows.push(row);
      count += 1;
    }
    if (!isOver) throw new ImportError('The file ends before the export did.');
    await add(waiting.table, waiting.rows);
    return count;
  });
}

function readJson(line: string, number: number): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new ImportError(`Line ${number}: expected JSON.`);
  }
}

async function checkHead(
  head: z.ZodSafeParseResult<z.output<typeof headSchema>>,
  queries: Parameters<typeof addRows>[0],
): Promise<void> {
  if (!head.success) throw new ImportError('Line 1: expected the head of an export.');
  const rows = await queries.selectFrom('migrations').select('name').execute();
  const own = new Set(rows.map(({ name }) => name));
  const later = head.data.migrations.filter((name) => !own.has(name));
  if (later.length > 0) {
    throw new ImportError(`The export is of a later version (${later.join(', ')}).`);
  }
}
