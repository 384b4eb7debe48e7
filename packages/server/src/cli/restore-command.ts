import { copyFile, readFile, rename, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { runErasures } from '../jobs/erase.js';
import { checkSqliteFile, readUse } from '../node/backup-sqlite.js';
import { parseErasures } from '../node/file-witness.js';
import { openDatabase } from '../node/open-database.js';
import { openPrivacyServices } from '../node/privacy-services.js';
import { readConfig } from '../node/read-config.js';
import { StartError } from '../node/start-error.js';
import { toHead } from '../privacy/consent-chain.js';
import { toNoted } from '../privacy/erase-person.js';
import { replayErasures } from '../privacy/replay-erasures.js';
import type { NotedErasure } from '../privacy/witness.js';
import { findConsentHead } from '../records/consent-seals.js';
import { loadErasures } from '../records/erasures.js';
import { listProgramIds } from '../records/programs.js';
import type { Storage } from '../storage/storage.js';
import type { Terminal } from './terminal.js';

/** `goodword restore <file>`: puts a backup in place, without those who were erased since. */
export async function restore(args: string[], { env, print, complain }: Terminal): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      erasures: { type: 'string', multiple: true, default: [] },
      replace: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const [file] = positionals;
  if (file === undefined) throw new StartError('Expected the backup’s file.');
  const config = readConfig(env);
  const { database } = config;
  if (database.engine === 'postgres') {
    throw new StartError(
      'This database is PostgreSQL: restore it with pg_restore, then run goodword erasures replay.',
    );
  }
  const { path } = database;
  if (!existsSync(file)) throw new StartError(`There is no ${file}.`);
  if (existsSync(path) && !values.replace) {
    throw new StartError(`${path} is there already. Add --replace to put the backup in its place.`);
  }
  const use = existsSync(path) ? readUse(path) : undefined;
  if (use === 'in-use') {
    throw new StartError(`${path} is in use. Stop the server first.`);
  }
  if (use === 'spoiled') {
    complain(`${path} cannot be read: only the lists beside it say who was erased.`);
  }
  const draft = `${path}.restoring`;
  await removeDatabase(draft);
  await copyFile(file, draft);
  try {
    checkSqliteFile(draft);
  } catch (error) {
    await removeDatabase(draft);
    throw new StartError(`${file} cannot be restored: ${(error as Error).message}`, {
      cause: error,
    });
  }

  const outside = await openPrivacyServices(config, false);
  const noted = [
    ...(await readLists([`${file}.erasures.ndjson`], false)),
    ...(await readLists(values.erasures, true)),
    ...((await outside.witness?.erasures()) ?? []),
    ...(use === 'free' ? await readErasuresOf(path) : []),
  ];
  const storage = await openDatabase({ engine: 'sqlite', path: draft });
  let erased: number;
  try {
    const erasures = new Map(
      [...noted, ...(await listErasures(storage))].map((one) => [one.id, one]),
    );
    const tools = {
      storage,
      sealKeys: outside.sealKeys,
      witness: outside.witness,
      now: Date.now,
      random: (size: number) => crypto.getRandomValues(new Uint8Array(size)),
    };
    erased = await replayErasures([...erasures.values()], tools);
    await runErasures(tools);
    await outside.witness?.replaceHeads(await headsOf(storage));
  } finally {
    await storage.close();
  }
  await removeDatabase(path);
  await rename(draft, path);
  const answer = { database: path, erasuresReplayed: erased };
  print(
    values.json
      ? JSON.stringify(answer)
      : `Restored ${path}. Erasures done once more: ${erased}. Everything written after the backup is gone.`,
  );
}

async function removeDatabase(path: string): Promise<void> {
  for (const end of ['', '-wal', '-shm']) await rm(`${path}${end}`, { force: true });
}

async function readLists(paths: readonly string[], isNamed: boolean): Promise<NotedErasure[]> {
  const lists: NotedErasure[] = [];
  for (const path of paths) {
    if (!existsSync(path)) {
      if (isNamed) throw new StartError(`--erasures: there is no ${path}.`);
      continue;
    }
    lists.push(...parseErasures(await readFile(path, 'utf8')));
  }
  return lists;
}

async function readErasuresOf(path: string): Promise<NotedErasure[]> {
  const storage = await openDatabase({ engine: 'sqlite', path });
  try {
    return await listErasures(storage);
  } finally {
    await storage.close();
  }
}

async function listErasures({ reader }: Storage): Promise<NotedErasure[]> {
  return (await loadErasures(reader)).map(toNoted);
}

/** From here on the chain goes on; what it was cut to was put back on purpose. */
async function headsOf({ reader }: Storage) {
  const heads = [];
  for (const programId of await listProgramIds(reader)) {
    heads.push(toHead(programId, await findConsentHead(reader, programId)));
  }
  return heads;
}
