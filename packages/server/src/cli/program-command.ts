import { parseArgs } from 'node:util';
import { PROGRAM_ID_PATTERN } from '@goodword/protocol';
import { openDatabase } from '../node/open-database.js';
import { readConfig } from '../node/read-config.js';
import { readOrigin } from '../node/read-origin.js';
import { StartError } from '../node/start-error.js';
import { addOrigin, loadProgram, saveProgram } from '../records/programs.js';
import { starterProgram } from '../rules/starter-program.js';
import type { Terminal } from './terminal.js';

/** `goodword program create <id>`. */
export async function createProgram(args: string[], { env, print }: Terminal): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      name: { type: 'string' },
      destination: { type: 'string' },
      origin: { type: 'string', multiple: true, default: [] },
    },
  });
  const [id = ''] = positionals;
  if (!PROGRAM_ID_PATTERN.test(id)) {
    throw new StartError('Expected a program’s id: 2 to 40 of a-z, 0-9 and -, a letter first.');
  }
  const destination = URL.parse(values.destination ?? '');
  if (!destination || !/^https?:$/.test(destination.protocol)) {
    throw new StartError('--destination: expected an address such as https://shop.example/.');
  }
  const origins = values.origin.map((origin) => readOrigin('--origin', origin));
  const storage = await openDatabase(readConfig(env).database);
  try {
    await storage.write(async (transaction) => {
      if (await loadProgram(transaction, id)) {
        throw new StartError(`There is a program “${id}” already.`);
      }
      const config = starterProgram({ id, name: values.name ?? id, destination: destination.href });
      await saveProgram(transaction, config, Date.now());
      for (const origin of [destination.origin, ...origins]) {
        await addOrigin(transaction, id, origin);
      }
    });
  } finally {
    await storage.close();
  }
  print(`Made the program “${id}”. Next: goodword key create --program ${id}`);
}
