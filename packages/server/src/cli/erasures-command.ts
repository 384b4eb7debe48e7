import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { runErasures } from '../jobs/erase.js';
import { parseErasures, writeErasures } from '../node/file-witness.js';
import { openDatabase } from '../node/open-database.js';
import { openPrivacyServices } from '../node/privacy-services.js';
import { readConfig } from '../node/read-config.js';
import { StartError } from '../node/start-error.js';
import { toNoted } from '../privacy/erase-person.js';
import { replayErasures } from '../privacy/replay-erasures.js';
import { loadErasures } from '../records/erasures.js';
import type { Terminal } from './terminal.js';

/** `goodword erasures export <file>`: the list that a restored backup is held against. */
export async function exportErasures(args: string[], { env, print }: Terminal): Promise<void> {
  const { positionals } = parseArgs({ args, allowPositionals: true, options: {} });
  const [file] = positionals;
  if (file === undefined) throw new StartError('Expected a file to write to.');
  const storage = await openDatabase(readConfig(env).database);
  try {
    const rows = await loadErasures(storage.reader);
    await writeErasures(file, rows.map(toNoted));
    print(`Wrote ${rows.length} erasures to ${file}.`);
  } finally {
    await storage.close();
  }
}

/** `goodword erasures replay <file>`: erases once more, in a database that was restored. */
export async function replayErasuresCommand(
  args: string[],
  { env, print }: Terminal,
): Promise<void> {
  const { positionals } = parseArgs({ args, allowPositionals: true, options: {} });
  const [file] = positionals;
  if (file === undefined) throw new StartError('Expected a list of erasures.');
  const noted = parseErasures(await readFile(file, 'utf8').catch(() => refuse(file)));
  const config = readConfig(env);
  const { sealKeys, witness } = await openPrivacyServices(config, false);
  const storage = await openDatabase(config.database);
  try {
    const tools = {
      storage,
      sealKeys,
      witness,
      now: Date.now,
      random: (size: number) => crypto.getRandomValues(new Uint8Array(size)),
    };
    const count = await replayErasures(noted, tools);
    await runErasures(tools);
    print(`Erasures done once more: ${count}.`);
  } finally {
    await storage.close();
  }
}

function refuse(file: string): never {
  throw new StartError(`There is no ${file}.`);
}
