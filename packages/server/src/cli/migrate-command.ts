import { parseArgs } from 'node:util';
import { openDatabase } from '../node/open-database.js';
import { readConfig } from '../node/read-config.js';
import type { Terminal } from './terminal.js';

/** `goodword migrate`: opening a database brings it up to date. */
export async function migrate(args: string[], { env, print }: Terminal): Promise<void> {
  parseArgs({ args, options: {} });
  const { databasePath } = readConfig(env);
  const storage = await openDatabase(databasePath);
  await storage.close();
  print(`${databasePath} is up to date.`);
}
