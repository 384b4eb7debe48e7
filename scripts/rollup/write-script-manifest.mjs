/**
 * Which files a page loads for each element, for the size budgets and the tests: an entry's or
 * chunk's own file and all that it imports at once. What it may import later is named by module.
 */
export function writeScriptManifest(root) {
  const closure = (bundle, file, seen = new Set()) => {
    if (seen.has(file)) return seen;
    seen.add(file);
    for (const next of bundle[file].imports) closure(bundle, next, seen);
    return seen;
  };
  return {
    name: 'write-script-manifest',
    generateBundle(options, bundle) {
      const entries = Object.values(bundle)
        .filter((chunk) => chunk.type === 'chunk')
        .flatMap((chunk) =>
          chunk.moduleIds
            .filter((id) => id.startsWith(`${root}packages`))
            .map((id) => [
              id.slice(root.length).replaceAll('\\', '/'),
              [...closure(bundle, chunk.fileName)],
            ]),
        )
        .sort(([a], [b]) => (a < b ? -1 : 1));
      const source = `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`;
      this.emitFile({ type: 'asset', fileName: 'manifest.json', source });
    },
  };
}
