import type { SealKeys } from '../privacy/seal-keys.js';
import { createSealKeys } from '../privacy/seal-keys.js';
import { createFileWitness, type FileWitness } from './file-witness.js';
import type { ServerConfig } from './read-config.js';
import { readSealSecrets } from './seal-secrets.js';

/** What stands outside the database. */
export interface PrivacyServices {
  sealKeys?: SealKeys;
  witness?: FileWitness;
}

/** Finds the keys and the files that go with a database. @param create make a key where there is none */
export async function openPrivacyServices(
  { database, sealKey, witnessPath }: ServerConfig,
  create: boolean,
): Promise<PrivacyServices> {
  const secrets = await readSealSecrets({ database, named: sealKey, create });
  const path = witnessPath ?? (database.engine === 'sqlite' ? database.path : undefined);
  return {
    ...(secrets.length > 0 ? { sealKeys: await createSealKeys(secrets) } : {}),
    ...(path === undefined ? {} : { witness: createFileWitness(path) }),
  };
}
