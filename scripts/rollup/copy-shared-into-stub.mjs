/** The end of a copy's id. */
export const STUB_COPY = '?stub';

/**
 * The tag's own file stands alone: it has its own copy of the few core modules that it shares with
 * the client. A page names it with a query, so a chunk that imported it would load it twice.
 */
export function copySharedIntoStub() {
  const isStub = (id) =>
    id?.endsWith(STUB_COPY) ||
    /[\\/]elements[\\/]src[\\/](goodword|script[\\/][^\\/]+)\.ts$/.test(id ?? '');
  return {
    name: 'copy-shared-into-stub',
    // What the tag fetches later is shared with everything else.
    resolveDynamicImport(source, importer) {
      return isStub(importer) ? this.resolve(source, importer, { skipSelf: true }) : null;
    },
    resolveId: {
      order: 'pre',
      async handler(source, importer, options) {
        if (!isStub(importer)) return null;
        const found = await this.resolve(source, importer.replace(STUB_COPY, ''), {
          ...options,
          skipSelf: true,
        });
        if (!found || isStub(found.id) || !/[\\/](core|protocol)[\\/]src[\\/]/.test(found.id))
          return found;
        return { ...found, id: found.id + STUB_COPY };
      },
    },
    load: {
      order: 'pre',
      async handler(id) {
        if (!id.endsWith(STUB_COPY)) return null;
        const { code } = await this.load({ id: id.slice(0, -STUB_COPY.length) });
        return { code, moduleSideEffects: false };
      },
    },
    generateBundle(options, bundle) {
      if (bundle['goodword.js'].imports.length > 0)
        this.error('goodword.js imports a chunk at once');
      for (const { fileName, imports = [], dynamicImports = [] } of Object.values(bundle)) {
        if ([...imports, ...dynamicImports].includes('goodword.js'))
          this.error(`${fileName} imports goodword.js again`);
      }
    },
  };
}
