/**
 * Who may import whom: every arrow and ban of the architecture. `packages/checks/canaries` plants
 * a fault for each and requires this to fail.
 */
const TYPES_ALLOWED = { dependencyTypesNot: ['type-only'] };

/** What a package may import besides itself; everything else of this repository is forbidden. */
const ARROWS = {
  protocol: [],
  core: ['packages/protocol/src/index\\.ts$'],
  elements: [
    'packages/protocol/src/index\\.ts$',
    'packages/core/src/(index|rules)\\.ts$',
    'packages/core/src/browser/(index|early|late|attach-evidence)\\.ts$',
  ],
  server: ['packages/protocol/src/(index|schemas)\\.ts$', 'packages/core/src/rules\\.ts$'],
  mock: ['packages/protocol/src/(index|schemas)\\.ts$', 'packages/core/src/(index|rules)\\.ts$'],
};

/** The packages from npm that each may use at run time. */
const LIBRARIES = {
  protocol: ['zod'],
  core: ['nanoid'],
  elements: ['lit', 'lean-qr'],
  server: [
    'hono',
    '@hono/node-server',
    'ipaddr.js',
    'isbot',
    'jose',
    'kysely',
    'nodemailer',
    'pg',
    'prom-client',
    'standardwebhooks',
    'zod',
  ],
  mock: ['msw'],
};

const NOT_A_TEST = '\\.test\\.ts$|/testing/';

const arrows = Object.entries(ARROWS).map(([name, allowed]) => ({
  name: `${name}-imports`,
  comment: `${name} imports only what the architecture allows.`,
  severity: 'error',
  from: { path: `^packages/${name}/src/`, pathNot: NOT_A_TEST },
  to: {
    path: '^(packages|examples|scripts)/',
    pathNot: [`^packages/${name}/src/`, ...allowed.map((path) => `^${path}`)],
  },
}));

const libraries = Object.entries(LIBRARIES).map(([name, allowed]) => ({
  name: `${name}-libraries`,
  comment: `${name} uses ${allowed.join(', ')} and nothing else from npm.`,
  severity: 'error',
  from: { path: `^packages/${name}/src/`, pathNot: NOT_A_TEST },
  to: {
    path: 'node_modules',
    pathNot: allowed.map((library) => `node_modules/${library}/`),
  },
}));

export default {
  forbidden: [
    {
      name: 'no-circle',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'unresolved',
      severity: 'error',
      comment: 'An import must lead somewhere.',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-attic',
      severity: 'error',
      comment: 'Name the idea: there is no utils, helpers or common.',
      from: {},
      to: { path: '^(packages|scripts)/.*/(utils?|helpers?|common|misc)(/|\\.[a-z]+$)' },
    },
    {
      name: 'public-names-only',
      severity: 'error',
      comment: 'Another package is imported by its public name, never by a path.',
      from: { path: '^packages/([^/]+)/' },
      to: { path: '^packages/', pathNot: '^packages/$1/', dependencyTypes: ['local'] },
    },
    ...arrows,
    ...libraries,
    {
      name: 'core-without-a-page',
      severity: 'error',
      comment: "The core's main entry never reaches the browser's ports.",
      from: { path: '^packages/core/src/', pathNot: ['^packages/core/src/browser/', NOT_A_TEST] },
      to: { path: '^packages/core/src/browser/' },
    },
    {
      name: 'rules-without-a-client',
      severity: 'error',
      comment: 'What the server shares with the client is pure.',
      from: { path: '^packages/core/src/rules\\.ts$' },
      to: { path: '^packages/core/src/(client|store|browser)', reachable: true },
    },
    {
      name: 'no-schemas-in-browsers',
      severity: 'error',
      comment: 'Zod never reaches a browser bundle: small guards check what arrives.',
      from: { path: '^packages/(core|elements)/src/', pathNot: NOT_A_TEST },
      to: { path: 'node_modules/zod/|^packages/protocol/src/schemas\\.ts$' },
    },
    {
      name: 'no-schemas-behind-the-types',
      severity: 'error',
      comment: "The protocol's main entry reaches no schema at run time.",
      from: { path: '^packages/protocol/src/(index|ids|program-id|errors|limits)\\.ts$' },
      to: {
        path: '^packages/protocol/src/',
        pathNot: '^packages/protocol/src/(ids|program-id|errors|limits)\\.ts$',
        ...TYPES_ALLOWED,
      },
    },
    {
      name: 'pure-rules',
      severity: 'error',
      comment: 'A rule never does I/O.',
      from: { path: '^packages/server/src/rules/', pathNot: NOT_A_TEST },
      to: {
        path: '^packages/server/src/(?!rules/)|^node:|^[a-z_]+$|node_modules/(kysely|hono|jose)/',
        ...TYPES_ALLOWED,
      },
    },
    {
      name: 'records-do-not-decide',
      severity: 'error',
      comment: 'A record loads and stores; the decision was made before.',
      from: { path: '^packages/server/src/records/', pathNot: NOT_A_TEST },
      to: { path: '^packages/server/src/(rules|http)/', ...TYPES_ALLOWED },
    },
    {
      name: 'storage-below-everything',
      severity: 'error',
      from: { path: '^packages/server/src/storage/', pathNot: NOT_A_TEST },
      to: { path: '^packages/server/src/(rules|records|http)/', ...TYPES_ALLOWED },
    },
    {
      name: 'node-at-the-edge',
      severity: 'error',
      comment:
        'Node is used in node.ts, node/, storage/ and the CLI alone; the rest is web-standard.',
      from: {
        path: '^packages/[^/]+/src/',
        pathNot: [
          '^packages/server/src/(node|cli)(\\.ts$|/)',
          '^packages/server/src/storage/',
          '^packages/checks/',
          NOT_A_TEST,
        ],
      },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-test-in-a-product',
      severity: 'error',
      from: { path: '^packages/[^/]+/src/', pathNot: NOT_A_TEST },
      to: { path: `^packages/.*(${NOT_A_TEST})` },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/|/node_modules/\\.(?!pnpm)' },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['goodword-source', 'types', 'import', 'node', 'default'],
      extensions: ['.ts', '.mjs', '.js', '.d.ts'],
    },
  },
};
