/**
 * The checks that keep the house. Each is one command that fails when its promise is broken;
 * `packages/checks/canaries` plants a fault for each and requires that it does.
 *
 * @typedef {{ name: string, promise: string, command: string[], built?: boolean }} Check
 *   `built` is set where the check reads what the build made
 */

const TYPE_PROJECTS = [
  'packages/protocol/tsconfig.json',
  'packages/core/tsconfig.json',
  'packages/core/tsconfig.browser.json',
  'packages/elements/tsconfig.json',
  'packages/server/tsconfig.json',
  'packages/mock/tsconfig.json',
  'examples/npm-vite/tsconfig.json',
  'tsconfig.tests.json',
];

const PUBLISHED = ['protocol', 'core', 'elements', 'server', 'mock'];

/** @type {Check[]} */
export const CHECKS = [
  {
    name: 'format',
    promise: 'one layout',
    command: ['prettier', '--check', '--log-level=warn', '.'],
  },
  { name: 'lint', promise: 'eslint finds nothing', command: ['eslint', '--max-warnings=0', '.'] },
  ...TYPE_PROJECTS.map((project) => ({
    name: `types:${project.replace(/^packages\/|\/?tsconfig\.?|\.?json$/g, '').replaceAll('/', ':')}`,
    promise: `${project} compiles`,
    command: ['tsc', '--project', project],
  })),
  {
    name: 'boundaries',
    promise: 'every import follows an arrow of the architecture',
    command: [
      'depcruise',
      '--config',
      '.dependency-cruiser.mjs',
      'packages',
      'scripts',
      'examples',
    ],
    built: true,
  },
  { name: 'unused', promise: 'no file, export or dependency is unused', command: ['knip'] },
  ...PUBLISHED.map((name) => ({
    name: `package:${name}`,
    promise: `@goodword/${name} is packed as its exports say`,
    command: ['publint', '--strict', '--pack', 'npm', `packages/${name}`],
    built: true,
  })),
  { name: 'sizes', promise: 'no budget is exceeded', command: ['size-limit'], built: true },
  {
    name: 'generated',
    promise: 'generated files are current',
    command: ['node', 'scripts/generate.mjs', '--check'],
    built: true,
  },
];
