import { parseArgs } from 'node:util';
import { createKey } from '../node/create-key.js';
import { openDatabase } from '../node/open-database.js';
import { readConfig } from '../node/read-config.js';
import { StartError } from '../node/start-error.js';
import { listProgramIds } from '../records/programs.js';
import type { Storage } from '../storage/storage.js';
import type { Terminal } from './terminal.js';

/** `goodword key create`: shows a key, this once. */
export async function createKeyCommand(args: string[], { env, print }: Terminal): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      kind: { type: 'string', default: 'secret' },
      label: { type: 'string', default: 'key' },
      program: { type: 'string' },
      replace: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const { kind, label, replace } = values;
  if (kind !== 'secret' && kind !== 'identity') {
    throw new StartError(`--kind: expected secret or identity, received ${JSON.stringify(kind)}.`);
  }
  const storage = await openDatabase(readConfig(env).database);
  try {
    const program = await chooseProgram(storage, values.program);
    const { id, secret } = await createKey(storage, { programId: program, kind, label, replace });
    const answer = kind === 'secret' ? { key: secret, program } : { kid: id, secret, program };
    if (values.json) print(JSON.stringify(answer));
    else for (const [name, value] of Object.entries(answer)) print(`${name}: ${value}`);
  } finally {
    await storage.close();
  }
}

/** The program that was named; else the only one there is. */
async function chooseProgram(storage: Storage, named: string | undefined): Promise<string> {
  const ids = await listProgramIds(storage.reader);
  if (named !== undefined) {
    if (ids.includes(named)) return named;
    throw new StartError(`--program: there is no program “${named}”.`);
  }
  const [only, ...others] = ids;
  if (only !== undefined && others.length === 0) return only;
  throw new StartError(
    only === undefined
      ? 'There is no program yet. Run goodword serve, or goodword program create.'
      : `--program: expected one of ${ids.join(', ')}.`,
  );
}
