import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { integrityOf } from './integrity-of.mjs';

/**
 * Hashes what a page may load, for hosts that hold scripts against them: the one file's own, and an
 * import map for the tag and its chunks. The server gives the same map with its full addresses.
 *
 * @param {string} oneFile the name of the one-file build
 */
export function writeIntegrity(oneFile) {
  return {
    name: 'write-integrity',
    async writeBundle({ dir }) {
      const hashOf = async (file) => integrityOf(await readFile(join(dir, file)));
      const chunks = JSON.parse(await readFile(join(dir, 'manifest.json'), 'utf8'));
      const files = [...new Set(Object.values(chunks).flat())].sort();
      const entries = await Promise.all(
        files.map(async (file) => [`/${file}`, await hashOf(file)]),
      );
      const map = JSON.stringify({ integrity: Object.fromEntries(entries) });
      await writeFile(join(dir, 'importmap.json'), `${map}\n`);
      const integrity = await hashOf(oneFile);
      await writeFile(join(dir, 'integrity.json'), `${JSON.stringify({ [oneFile]: integrity })}\n`);
      process.stdout.write(
        `${oneFile}: integrity="${integrity}"; import map for goodword.js: ${join(dir, 'importmap.json')}\n`,
      );
    },
  };
}
