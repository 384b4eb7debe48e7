import { createReadStream, createWriteStream } from 'node:fs';
import { rename } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { parseArgs } from 'node:util';
import { describeDatabase } from '../node/database-address.js';
import { openDatabase } from '../node/open-database.js';
import { readConfig } from '../node/read-config.js';
import { StartError } from '../node/start-error.js';
import { exportRecords } from '../privacy/export-records.js';
import { importRecords, ImportError } from '../privacy/import-records.js';
import { showProgress } from './show-progress.js';
import type { Terminal } from './terminal.js';

const OPTIONS = { json: { type: 'boolean', default: false } } as const;

/** `goodword export <file>`: everything, as lines of JSON that any engine can take in. */
export async function exportAll(args: string[], terminal: Terminal): Promise<void> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: OPTIONS });
  const [file] = positionals;
  if (file === undefined) throw new StartError('Expected a file to write to.');
  const storage = await openDatabase(readConfig(terminal.env).database);
  let records = 0;
  const report = showProgress(terminal, values.json, (count) => `${count} records written`);
  try {
    const lines = exportRecords(storage, {
      now: Date.now(),
      onProgress(count) {
        records = count;
        report(count);
      },
    });
    const draft = `${file}.unfinished`;
    // It holds personal data and secrets.
    const target = createWriteStream(draft, { mode: 0o600 });
    await pipeline(Readable.fromWeb(lines as NodeReadableStream<string>), target);
    await rename(draft, file);
  } finally {
    await storage.close();
  }
  terminal.print(
    values.json ? JSON.stringify({ file, records }) : `Exported ${records} records to ${file}.`,
  );
}

/** `goodword import <file>`: an export into an empty database, all of it or nothing. */
export async function importAll(args: string[], terminal: Terminal): Promise<void> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: OPTIONS });
  const [file] = positionals;
  if (file === undefined) throw new StartError('Expected an export’s file.');
  const { database } = readConfig(terminal.env);
  const storage = await openDatabase(database);
  const report = showProgress(terminal, values.json, (count) => `${count} records read`);
  let records: number;
  try {
    const open = () => createInterface({ input: createReadStream(file), crlfDelay: Infinity });
    records = await importRecords(storage, open, report);
  } catch (error) {
    throw new StartError(explain(error as Error, file), { cause: error });
  } finally {
    await storage.close();
  }
  const name = describeDatabase(database);
  terminal.print(
    values.json
      ? JSON.stringify({ database: name, records })
      : `Imported ${records} records into ${name}.`,
  );
}

/** Never the database's own words, which quote what is in a record. */
function explain(error: Error, file: string): string {
  if (error instanceof ImportError) return `${file}: ${error.message} Nothing was stored.`;
  const { code, errcode } = error as NodeJS.ErrnoException & { errcode?: number };
  if (code === 'ENOENT') return `There is no ${file}.`;
  const isTaken = code === '23505' || (errcode !== undefined && (errcode & 0xff) === 19);
  return isTaken
    ? `${file}: the database has some of these records already. Nothing was stored.`
    : `${file} cannot be imported (${code ?? error.name}). Nothing was stored.`;
}
