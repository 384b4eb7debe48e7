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

/** What the advocate's elements (refer, share, link, referrals) have in common. */
const SHARING =
  /[\\/]internal[\\/](advocate-element|channel-label|enrol-view|figures-view|icon|link-view|share-view|sharing\.styles)\.ts$|[\\/]format-code\.ts$/;

/** What every element needs. */
const BASE =
  /[\\/](lit|lit-html|lit-element|@lit|tslib)[\\/]|elements[\\/]src[\\/](internal|events)[\\/]|load-texts\.ts$/;

/** Few requests: one for what all elements share, one for what the advocate's elements share. */
function groupForScript(id) {
  if (SHARING.test(id)) return 'sharing';
  return BASE.test(id) ? 'base' : null;
}

/** The script tag: Lit bundled once, a chunk for each element, names that no block list knows. */
const scriptBuild = {
  input: { goodword: 'packages/elements/src/goodword.ts' },
  onwarn,
  plugins: [
    forBrowsers(),
    compileForBrowsers('packages/elements/tsconfig.json', 'packages/elements/dist/script'),
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
