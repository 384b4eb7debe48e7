import { fileURLToPath } from 'node:url';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import typescript from '@rollup/plugin-typescript';

const root = fileURLToPath(new URL('.', import.meta.url));

/** A fault in a build is an error: a warning that nobody reads helps nobody. */
function onwarn(warning) {
  throw new Error(`${warning.plugin ?? 'rollup'}: ${warning.message}`);
}

/** Everything that is not a file of the package itself stays an import. */
const isExternal = (id) => !/^[./]/.test(id) && !id.startsWith(root);

/**
 * One package for npm: one file a module with its types, everything else an import.
 * `customConditions` is emptied so that types come from what the others have built.
 */
function npmBuild(name, input, { tsconfig = 'tsconfig.json' } = {}) {
  const folder = `packages/${name}`;
  return {
    input: input.map((entry) => `${folder}/src/${entry}`),
    external: isExternal,
    onwarn,
    plugins: [
      typescript({
        tsconfig: `${folder}/${tsconfig}`,
        filterRoot: `${root}${folder}`,
        exclude: ['**/*.test.ts', '**/testing/**'],
        noEmitOnError: true,
        compilerOptions: {
          noEmit: false,
          customConditions: [],
          importHelpers: true,
          declaration: true,
          rootDir: `${root}${folder}/src`,
          outDir: `${root}${folder}/dist`,
        },
      }),
    ],
    output: {
      dir: `${folder}/dist`,
      format: 'es',
      preserveModules: true,
      preserveModulesRoot: `${folder}/src`,
    },
  };
}

/**
 * Lit's Trusted Types policy under a name of ours, so that a page which allows `goodword` alone
 * runs the script build, and so that it lives beside a host's own Lit.
 */
function renameTrustedTypesPolicy() {
  return {
    name: 'rename-trusted-types-policy',
    transform(code, id) {
      if (!/[\\/]lit-html\.js$/.test(id)) return null;
      const renamed = code.replace(/createPolicy\((["'])lit-html\1/, 'createPolicy("goodword"');
      if (renamed === code)
        this.error('lit-html no longer creates its policy where it was expected');
      return { code: renamed, map: null };
    },
  };
}

/**
 * Which files a page loads for each element, for the size budgets and the tests: an entry's or
 * chunk's own file and all that it imports at once. What it may import later is named by module.
 */
function writeScriptManifest() {
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

const minify = () => terser({ module: true, compress: { passes: 3 } });

const forBrowsers = () =>
  nodeResolve({ browser: true, exportConditions: ['goodword-source', 'browser', 'production'] });

function compileForBrowsers(tsconfig, outDir) {
  return typescript({
    tsconfig,
    filterRoot: root,
    include: ['packages/{protocol,core,elements}/src/**/*.ts'],
    exclude: ['**/*.test.ts', '**/testing/**'],
    noEmitOnError: true,
    compilerOptions: {
      noEmit: false,
      importHelpers: true,
      declaration: false,
      rootDir: root,
      outDir,
    },
  });
}

/** What is shown once the advocate is known, and fetched only then. */
const ADVOCATE_VIEW =
  /[\\/](internal[\\/](advocate-view|channel-label|figures-view|icon|link-view|share-offer|share-view|sharing\.styles|status-texts)|events[\\/](share-request-event|shared-event))\.ts$/;

/** What the advocate's elements (refer, share, link) have in common before that. */
const ADVOCATE =
  /[\\/](internal[\\/](advocate-element|enrol-view|skeleton\.styles)|events[\\/]enrolled-event)\.ts$/;

/** What every element needs, and what is too small for a request of its own. */
const BASE =
  /[\\/](lit|lit-html|lit-element|@lit)[\\/]|elements[\\/]src[\\/](internal|events[\\/](error|ready|goodword)-event)|load-texts\.ts$|[\\/]format-code\.ts$/;

/** Lit's parts that one element alone needs. */
const LIT_EXTRAS = /[\\/](directives?|directive-helpers)(\.js$|[\\/])/;

/** The client and all that it imports at once, which the elements then find there. */
function isOfClient(id, getModuleInfo) {
  const client = `${root}packages/core/src/browser/index.ts`;
  const reached = new Set([client]);
  for (const next of reached)
    for (const id of getModuleInfo(next)?.importedIds ?? []) reached.add(id);
  return reached.has(id);
}

/** Few requests: one for what all elements share, one for what the advocate's elements share. */
function groupForScript(id, { getModuleInfo }) {
  if (id.endsWith(STUB_COPY)) return null;
  if (ADVOCATE_VIEW.test(id)) return 'advocate-view';
  if (ADVOCATE.test(id)) return 'advocate';
  if (isOfClient(id, getModuleInfo)) return 'client';
  return BASE.test(id) && !LIT_EXTRAS.test(id) ? 'base' : null;
}

const STUB_COPY = '?stub';

/**
 * The tag's own file stands alone: it has its own copy of the few core modules that it shares with
 * the client. A page names it with a query, so a chunk that imported it would load it twice.
 */
function copySharedIntoStub() {
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

/** Every template of Lit's in a module's syntax tree. */
function* findTemplates(node) {
  if (!node || typeof node !== 'object') return;
  if (node.type === 'TaggedTemplateExpression' && /^(css|html|svg)$/.test(node.tag.name))
    yield node;
  for (const child of Object.values(node)) yield* findTemplates(child);
}

/** Takes out of templates the white space and comments that only their readers need. */
function shortenTemplates() {
  const shorten = {
    css: (text) =>
      text
        .replace(/\/\*[^]*?\*\//g, '')
        .replace(/\s+/g, ' ')
        .replace(/ ?([{};,]) ?/g, '$1')
        .replace(/: /g, ':'),
    html: (text) => text.replace(/\s+/g, ' '),
    svg: (text) => text.replace(/\s+/g, ' '),
  };
  return {
    name: 'shorten-templates',
    transform(code, id) {
      if (!/[\\/]elements[\\/]src[\\/]/.test(id)) return null;
      const parts = [...findTemplates(this.parse(code))].flatMap(({ tag, quasi }) =>
        quasi.quasis.map((part) => ({ ...part, kind: tag.name })),
      );
      let short = code;
      for (const { start, end, kind } of parts.sort((a, b) => b.start - a.start)) {
        const text = code.slice(start, end);
        if (/\\|<(pre|textarea)[^>]*>\s|"[^"<>{]*\s\s[^"<>{]*"(?=[;\s]*})/.test(text))
          this.error(`White space may matter in ${text}`);
        short = short.slice(0, start) + shorten[kind](text) + short.slice(end);
      }
      return { code: short, map: null };
    },
  };
}

/** The script tag: Lit bundled once, a chunk for each element, names that no block list knows. */
const scriptBuild = {
  input: { goodword: 'packages/elements/src/goodword.ts' },
  onwarn,
  plugins: [
    forBrowsers(),
    compileForBrowsers('packages/elements/tsconfig.json', 'packages/elements/dist/script'),
    copySharedIntoStub(),
    shortenTemplates(),
    renameTrustedTypesPolicy(),
    minify(),
    writeScriptManifest(),
  ],
  output: {
    dir: 'packages/elements/dist/script',
    format: 'es',
    entryFileNames: '[name].js',
    chunkFileNames: 'goodword/[hash].js',
    hoistTransitiveImports: false,
    manualChunks: groupForScript,
    onlyExplicitManualChunks: true,
  },
};

/** What an app bundles for an import of the core: measured by the size budgets. */
const bundleBuild = (name) => ({
  input: `packages/checks/bundles/${name}.js`,
  preserveEntrySignatures: 'allow-extension',
  onwarn,
  plugins: [
    forBrowsers(),
    compileForBrowsers(
      'packages/core/tsconfig.browser.json',
      `packages/checks/dist/bundles/${name}`,
    ),
    minify(),
  ],
  output: {
    dir: `packages/checks/dist/bundles/${name}`,
    format: 'es',
    chunkFileNames: 'later/[hash].js',
  },
});

/** The command's first line, which a bundler would drop. */
const shebang = { banner: (chunk) => (chunk.name === 'cli' ? '#!/usr/bin/env node' : '') };

const server = npmBuild('server', ['index.ts', 'node.ts', 'cli.ts']);
server.output = { ...server.output, ...shebang };

const BUILDS = {
  protocol: [npmBuild('protocol', ['index.ts', 'schemas.ts'])],
  core: [
    npmBuild('core', ['index.ts', 'rules.ts', 'browser/index.ts', 'browser/early.ts'], {
      tsconfig: 'tsconfig.browser.json',
    }),
  ],
  elements: [npmBuild('elements', ['index.ts', 'define.ts']), scriptBuild],
  server: [server],
  mock: [npmBuild('mock', ['index.ts'])],
  checks: [bundleBuild('codes'), bundleBuild('client')],
};

/** `rollup -c` builds all; `--config-only=core,elements` only these, in the order of their imports. */
export default (options) => {
  const only = options['config-only']?.split(',');
  delete options['config-only'];
  const names = Object.keys(BUILDS).filter((name) => !only || only.includes(name));
  return names.flatMap((name) => BUILDS[name]);
};
