import { addOrigin, hasPrograms, loadProgram, saveProgram } from '../records/programs.js';
import { starterProgram } from '../rules/starter-program.js';
import type { Storage } from '../storage/storage.js';
import { createKey } from './create-key.js';
import { StartError } from './start-error.js';

/** The program that a first start makes. */
const DEMO = 'demo';

/**
 * Gives an empty database the program `demo`.
 *
 * @returns its secret key, at the first start alone
 */
export async function prepareFirstStart(
  storage: Storage,
  url: string,
): Promise<string | undefined> {
  const isFirst = await storage.write(async (transaction) => {
    if (await hasPrograms(transaction)) return false;
    const config = starterProgram({ id: DEMO, name: 'Demo shop', destination: `${url}/` });
    await saveProgram(transaction, config, Date.now());
    return true;
  });
  if (!isFirst) return undefined;
  const options = {
    programId: DEMO,
    kind: 'secret',
    label: 'first start',
    replace: false,
  } as const;
  return (await createKey(storage, options)).secret;
}

/** Registers the demo shop's origin and makes it the place where links lead. */
export async function registerDemoShop(storage: Storage, origin: string): Promise<void> {
  await storage.write(async (transaction) => {
    const config = await loadProgram(transaction, DEMO);
    if (!config) throw new StartError('--demo-shop: this database has no program “demo”.');
    await addOrigin(transaction, DEMO, origin);
    const destination = `${origin}/`;
    if (config.program.destination === destination) return;
    const program = { ...config.program, destination, version: config.program.version + 1 };
    await saveProgram(transaction, { ...config, program }, Date.now());
  });
}
