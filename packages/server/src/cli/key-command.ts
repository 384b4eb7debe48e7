import { parseArgs } from 'node:util';
import { createKey } from '../node/create-key.js';
import { openDatabase } from '../node/open-database.js';
import { readConfig } from '../node/read-config.js';
import { StartError } from '../node/start-error.js';
import { chooseProgram } from './choose-program.js';
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
