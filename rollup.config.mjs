import { fileURLToPath } from 'node:url';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import typescript from '@rollup/plugin-typescript';
import { STUB_COPY, copySharedIntoStub } from './scripts/rollup/copy-shared-into-stub.mjs';
import { localesAsData } from './scripts/rollup/locales-as-data.mjs';
import { createOneFile } from './scripts/rollup/one-file.mjs';
import { renameTrustedTypesPolicy } from './scripts/rollup/rename-trusted-types-policy.mjs';
import { shortenTemplates } from './scripts/rollup/shorten-templates.mjs';
import { writeEcosystem } from './scripts/rollup/write-ecosystem.mjs';
import { writeIntegrity } from './scripts/rollup/write-integrity.mjs';
import { writeScriptManifest } from './scripts/rollup/write-script-manifest.mjs';

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
function npmBuild(name, input, { tsconfig = 'tsconfig.json', plugins = [] } = {}) {
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
      ...plugins,
    ],
    output: {
      dir: `${folder}/dist`,
      format: 'es',
      preserveModules: true,
      preserveModulesRoot: `${folder}/src`,
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
  /[\\/](lit|lit-html|lit-element|@lit)[\\/]|elements[\\/]src[\\/](internal|events[\\/](error|ready|goodword)-event)|(load-texts|locale-modules)\.ts$|[\\/]format-code\.ts$/;

/** Lit's parts that one element alone needs. */
const LIT_EXTRAS = /[\\/](directives?|directive-helpers)(\.js$|[\\/])/;

/** What the protocol's index hands on and only later parts need. */
const NEEDED_LATER = /[\\/]protocol[\\/]src[\\/](ids|limits)\.ts$/;

/** The client and all that it imports at once, which the elements then find there. */
function isOfClient(id, getModuleInfo) {
  if (NEEDED_LATER.test(id)) return false;
  const client = `${root}packages/core/src/browser/late.ts`;
  const reached = new Set([client]);
  for (const next of reached)
    for (const id of getModuleInfo(next)?.importedIds ?? []) reached.add(id);
  return reached.has(id);
}

/** What the consent platforms' readers share. */
const CONSENT_SOURCES = /[\\/]consent-sources[\\/](follow-|read-|consent-sources\.)/;

/** Few requests: one for what all elements share, one for what the advocate's elements share. */
function groupForScript(id, { getModuleInfo }) {
  if (id.endsWith(STUB_COPY)) return null;
  if (ADVOCATE_VIEW.test(id)) return 'advocate-view';
  if (ADVOCATE.test(id)) return 'advocate';
  if (CONSENT_SOURCES.test(id)) return 'consent-sources';
  if (isOfClient(id, getModuleInfo)) return 'client';
  return BASE.test(id) && !LIT_EXTRAS.test(id) ? 'base' : null;
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
    writeScriptManifest(root),
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

/** Everything in one file, for tag managers and for hosts that hold a script against one hash. */
const ONE_FILE = 'goodword.all.js';

const inCore = (name) => `${root}packages/core/src/${name}.ts`;
const oneFile = createOneFile({
  'browser-keeper': inCore('browser/browser-keeper'),
  'touch-cookie': inCore('browser/touch-cookie'),
  'follow-sources': inCore('browser/consent-sources/follow-sources'),
  forwarding: inCore('forwarding'),
  explain: `${root}packages/elements/src/script/explain.ts`,
});

const forOneFile = (...plugins) => [
  forBrowsers(),
  compileForBrowsers('packages/elements/tsconfig.json', 'packages/elements/dist/script'),
  ...plugins,
  shortenTemplates(),
  renameTrustedTypesPolicy(),
];

const inOneScript = {
  dir: 'packages/elements/dist/script',
  format: 'iife',
  inlineDynamicImports: true,
  freeze: false,
  generatedCode: 'es2015',
};

/** The second file first, since the first one names its hash. */
const oneFileBuilds = [
  {
    input: { later: oneFile.entry },
    onwarn,
    external: oneFile.secondFile.external,
    plugins: [
      oneFile.secondFile.plugin,
      ...forOneFile(),
      terser({ ecma: 2022, compress: { passes: 3, ecma: 2022 } }),
    ],
    output: { ...inOneScript, ...oneFile.secondFile.output },
  },
  {
    input: { goodword: 'packages/elements/src/goodword.ts' },
    onwarn,
    plugins: [
      ...forOneFile(localesAsData()),
      oneFile.firstFile.plugin,
      terser({ ecma: 2022, compress: { passes: 3, ecma: 2022 } }),
      writeIntegrity(ONE_FILE),
    ],
    output: {
      ...inOneScript,
      entryFileNames: ONE_FILE,
      // A page that refuses our Trusted Types policy keeps what stands in the elements.
      intro: () => `${oneFile.firstFile.intro()} try {`,
      outro: `} catch (cause) {
        if ('debug' in (document.currentScript?.dataset ?? {}))
          console.info('[goodword] The script cannot run here; what stands in the elements stays.', cause);
      }`,
    },
  },
];

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

const inBrowser = (name) => `browser/${name}.ts`;

const BUILDS = {
  protocol: [npmBuild('protocol', ['index.ts', 'schemas.ts'])],
  core: [
    npmBuild(
      'core',
      ['index.ts', 'rules.ts', ...['index', 'early', 'late', 'attach-evidence'].map(inBrowser)],
      { tsconfig: 'tsconfig.browser.json' },
    ),
  ],
  elements: [
    npmBuild('elements', ['index.ts', 'define.ts'], { plugins: [writeEcosystem()] }),
    scriptBuild,
    ...oneFileBuilds,
  ],
  server: [server],
  mock: [npmBuild('mock', ['index.ts'])],
  checks: [bundleBuild('codes'), bundleBuild('outbox'), bundleBuild('client')],
};

/** `rollup -c` builds all; `--config-only=core,elements` only these, in the order of their imports. */
export default (options) => {
  const only = options['config-only']?.split(',');
  delete options['config-only'];
  const names = Object.keys(BUILDS).filter((name) => !only || only.includes(name));
  return names.flatMap((name) => BUILDS[name]);
};
