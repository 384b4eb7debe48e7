import { resolve } from 'node:path';

/** Writes what editors and frameworks read of the elements, beside the modules that they describe. */
export function writeEcosystem() {
  return {
    name: 'goodword-write-ecosystem',
    async writeBundle({ dir }) {
      const script = '../../packages/elements/scripts/write-ecosystem-files.mjs';
      // Loaded for the one build that needs it: the analyzer brings a compiler of its own.
      const { writeEcosystemFiles } = await import(script);
      await writeEcosystemFiles(resolve(dir));
    },
  };
}
