/**
 * @typedef {object} Canary
 * @property {string} name what is wrong
 * @property {{ file: string, content?: string, append?: string, find?: string | RegExp, replace?: string }[]} faults
 * @property {string} [check] the check that has to fail
 * @property {string[][]} [commands] or the commands, one after the other
 * @property {true} [traces] whether it records system calls, which not every machine can
 * @property {RegExp} says what the failure has to say, so that no other failure passes for it
 */

const BUILD = ['node', 'scripts/build.mjs', '--no-stamp'];
const suite = (project, file) => ['vitest', 'run', '--project', project, file];
const TRACE = 'packages/checks/src/trace/flushed.test.ts';

/** A file that nobody imports is read by the checkers all the same. */
const peek = (folder, content) => ({ file: `${folder}/peek.ts`, content });

/** @type {Canary[]} */
export const CANARIES = [
  {
    name: 'the core reaches for the page',
    check: 'boundaries',
    faults: [peek('packages/core/src/codes', "export { createPage } from '../browser/page.js';\n")],
    says: /core-without-a-page/,
  },
  {
    name: 'the server imports the client',
    check: 'boundaries',
    faults: [
      peek(
        'packages/server/src/records',
        "export { createReferralClient } from '@goodword/core';\n",
      ),
    ],
    says: /server-imports/,
  },
  {
    name: 'an element imports the server',
    check: 'boundaries',
    faults: [
      peek(
        'packages/elements/src/internal',
        "export { createReferralServer } from '@goodword/server';\n",
      ),
    ],
    says: /elements-imports|unresolved/,
  },
  {
    name: 'a rule does I/O',
    check: 'boundaries',
    faults: [peek('packages/server/src/rules', "export { readFileSync } from 'node:fs';\n")],
    says: /pure-rules/,
  },
  {
    name: 'a record decides',
    check: 'boundaries',
    faults: [
      peek('packages/server/src/records', "export { qualify } from '../rules/qualify.js';\n"),
    ],
    says: /records-do-not-decide/,
  },
  {
    name: 'Node is used in the core',
    check: 'boundaries',
    faults: [peek('packages/core/src/codes', "export { randomBytes } from 'node:crypto';\n")],
    says: /node-at-the-edge/,
  },
  {
    name: 'zod reaches a browser bundle',
    check: 'boundaries',
    faults: [
      peek(
        'packages/core/src',
        "export { leadRequestSchema } from '@goodword/protocol/schemas';\n",
      ),
    ],
    says: /no-schemas-in-browsers/,
  },
  {
    name: 'a library comes in by the back door',
    check: 'boundaries',
    faults: [peek('packages/protocol/src', "export { nanoid } from 'nanoid';\n")],
    says: /protocol-libraries|unresolved/,
  },
  {
    name: 'another package is imported by a path',
    check: 'boundaries',
    faults: [
      peek(
        'packages/elements/src/internal',
        "export { parseCode } from '../../../core/src/rules.js';\n",
      ),
    ],
    says: /public-names-only/,
  },
  {
    name: 'two files import each other',
    check: 'boundaries',
    faults: [
      peek(
        'packages/core/src/links',
        "import { round } from './round.js';\nexport const peek = () => round;\n",
      ),
      {
        file: 'packages/core/src/links/round.ts',
        content: "import { peek } from './peek.js';\nexport const round = () => peek;\n",
      },
    ],
    says: /no-circle/,
  },
  {
    name: 'an attic is opened',
    check: 'boundaries',
    faults: [
      peek('packages/core/src/links', "export { odd } from './utils.js';\n"),
      { file: 'packages/core/src/links/utils.ts', content: 'export const odd = 1;\n' },
    ],
    says: /no-attic/,
  },
  {
    name: 'a script is a kilobyte too large',
    check: 'sizes',
    faults: [
      {
        file: 'packages/elements/dist/script/goodword.js',
        // Digits of √2 and √3 do not compress away.
        append: `\n//${Array.from({ length: 400 }, (_, i) => String(Math.sqrt(i + 2)).slice(2)).join('')}`,
      },
    ],
    says: /limit has exceeded|exceed/i,
  },
  {
    name: 'a generated part is stale',
    check: 'generated',
    faults: [{ file: 'README.md', find: /\| \d+\.\d+ kB/, replace: '| 0.01 kB' }],
    says: /Not current: README\.md/,
  },
  {
    name: 'the pictures show an older widget',
    check: 'generated',
    faults: [{ file: 'docs/images/fingerprint.txt', content: 'of last week\n' }],
    says: /Not current: docs\/images/,
  },
  {
    name: 'a javascript: address is written',
    commands: [['eslint', 'packages/elements/src/internal/peek.ts']],
    faults: [
      peek('packages/elements/src/internal', "export const href = 'javascript:alert(1)';\n"),
    ],
    says: /no-script-url/,
  },
  {
    name: 'a javascript: address passes for safe',
    commands: [suite('units', 'packages/core/src/links/links.test.ts')],
    faults: [
      {
        file: 'packages/core/src/links/safe-url.ts',
        find: "'https:', ",
        replace: "'https:', 'javascript:', ",
      },
    ],
    says: /safeUrl/,
  },
  {
    name: 'the console is written to',
    commands: [['eslint', 'packages/elements/src/internal/peek.ts']],
    faults: [
      peek('packages/elements/src/internal', "export const say = () => console.log('here');\n"),
    ],
    says: /no-console/,
  },
  {
    name: 'HTML is written past lit',
    commands: [['eslint', 'packages/elements/src/internal/peek.ts']],
    faults: [
      peek(
        'packages/elements/src/internal',
        'export function write(element: Element, text: string) {\n  element.innerHTML = text;\n}\n',
      ),
    ],
    says: /innerHTML is refused/,
  },
  {
    name: 'a type is wrong',
    check: 'types:core',
    faults: [peek('packages/core/src', "export const count: number = 'one';\n")],
    says: /TS2322/,
  },
  {
    name: 'the core uses a global of the page',
    check: 'types:core',
    faults: [peek('packages/core/src', 'export const title = () => document.title;\n')],
    says: /TS2584|TS2304/,
  },
  {
    name: 'a line is laid out by hand',
    check: 'format',
    faults: [{ file: 'packages/core/src/store.ts', append: 'export   type Odd={a:1}\n' }],
    says: /store\.ts/,
  },
  {
    name: 'an export is used by nobody',
    check: 'unused',
    faults: [{ file: 'scripts/find-browser.mjs', append: 'export const forgotten = 1;\n' }],
    says: /forgotten/,
  },
  {
    name: 'a package exports a file that it does not pack',
    check: 'package:core',
    faults: [
      { file: 'packages/core/package.json', find: './dist/rules.js', replace: './dist/missing.js' },
    ],
    says: /missing\.js/,
  },
  {
    name: 'an error code is explained nowhere',
    commands: [suite('checks', 'packages/checks/src/errors.test.ts')],
    faults: [{ file: 'docs/errors.md', find: '### outbox-full', replace: '### outbox-fool' }],
    says: /outbox-full/,
  },
  {
    name: 'an answer is given before it is on disk',
    commands: [BUILD, suite('checks', 'packages/checks/src/durability/answered.test.ts')],
    faults: [
      {
        file: 'packages/server/src/storage/sqlite-storage.ts',
        find: /synchronous = full/,
        replace: 'synchronous = NORMAL',
      },
    ],
    says: /reports WAL and synchronous FULL/,
  },
  {
    name: 'SQLite answers what it has not flushed',
    traces: true,
    commands: [BUILD, suite('trace', TRACE)],
    faults: [
      {
        file: 'packages/server/src/storage/sqlite-storage.ts',
        find: /synchronous = full/,
        replace: 'synchronous = NORMAL',
      },
    ],
    says: /isFlushed": false/,
  },
  {
    name: 'PostgreSQL answers what it has not flushed',
    traces: true,
    commands: [BUILD, suite('trace', TRACE)],
    faults: [
      {
        file: 'packages/server/src/storage/postgres-dialect.ts',
        find: /synchronous_commit = on/,
        replace: 'synchronous_commit = off',
      },
      {
        file: 'packages/server/src/storage/postgres-storage.ts',
        find: /synchronousCommit !== 'on'/,
        replace: "synchronousCommit === 'never'",
      },
    ],
    says: /isFlushed": false/,
  },
  {
    name: 'the touch is stored before consent',
    commands: [BUILD, suite('checks', 'packages/checks/src/loop.test.ts')],
    faults: [
      {
        file: 'packages/core/src/keeping.ts',
        find: 'keeper.part ?? said[0]',
        replace: 'store ?? said[0]',
      },
      {
        file: 'packages/core/src/touch-keeper.ts',
        find: 'if (isGranted()) await write();',
        replace: 'if (!isOpen || isGranted()) await write();',
      },
    ],
    says: /keeps nothing before consent/,
  },
];
