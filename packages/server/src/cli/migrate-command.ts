import { parseArgs } from 'node:util';
import { describeDatabase } from '../node/database-address.js';
import { openDatabase } from '../node/open-database.js';
import { readConfig } from '../node/read-config.js';
import type { Terminal } from './terminal.js';

/** `goodword migrate`: opening a database brings it up to date. */
export async function migrate(args: string[], { env, print }: Terminal): Promise<void> {
  parseArgs({ args, options: {} });
  const { database } = readConfig(env);
  const storage = await openDatabase(database);
  await storage.close();
  print(`${describeDatabase(database)} is up to date.`);
}
