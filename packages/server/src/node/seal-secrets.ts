import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import type { DatabaseAddress } from './database-address.js';
import { StartError } from './start-error.js';

/** Characters of a secret, at least. */
const SHORTEST = 32;

/** Where secrets come from. */
export interface SealSecretOptions {
  database: DatabaseAddress;
  /** What `GOODWORD_SEAL_KEY` says. */
  named: string | undefined;
  /** Make a key file where there is none: at a start, not when something is only looked at. */
  create: boolean;
}

/** The file beside an SQLite database that holds its key. */
function sealKeyPath(databasePath: string): string {
  return `${databasePath}.seal-key`;
}

/**
 * Reads what consent records are sealed with: the secrets of `GOODWORD_SEAL_KEY`, else those of the
 * file beside an SQLite database. The newest is first.
 *
 * @returns none where there is no key: on PostgreSQL unless one is set
 * @throws StartError for one that is too short to be random
 */
export async function readSealSecrets({
  database,
  named,
  create,
}: SealSecretOptions): Promise<string[]> {
  if (named !== undefined && named !== '') return split(named, 'GOODWORD_SEAL_KEY');
  if (database.engine === 'postgres') return [];
  const path = sealKeyPath(database.path);
  const text = await readOrCreate(path, create);
  return text === undefined ? [] : split(text, path);
}

async function readOrCreate(path: string, create: boolean): Promise<string | undefined> {
  try {
    if (create) {
      const secret = randomBytes(32).toString('base64url');
      // One that is there stays: of two starts at once the first makes it.
      await writeFile(path, `${secret}\n`, { mode: 0o600, flag: 'wx' });
      return secret;
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
      throw new StartError(`Cannot make the key file ${path}: ${(error as Error).message}`, {
        cause: error,
      });
    }
  }
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new StartError(`Cannot read the key file ${path}.`, { cause: error });
  }
}

function split(text: string, name: string): string[] {
  const secrets = text
    .split(/[\n,]/)
    .map((secret) => secret.trim())
    .filter((secret) => secret !== '');
  if (secrets.length === 0 || secrets.some((secret) => secret.length < SHORTEST)) {
    throw new StartError(
      `${name}: expected ${SHORTEST} random characters or more; several keys are set apart by commas, the newest first.`,
    );
  }
  return secrets;
}
