import { StartError } from '../node/start-error.js';
import { listProgramIds } from '../records/programs.js';
import type { Storage } from '../storage/storage.js';

/** The program that was named; else the only one there is. */
export async function chooseProgram(storage: Storage, named: string | undefined): Promise<string> {
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
