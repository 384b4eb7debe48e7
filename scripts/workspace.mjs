import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's folder, with no slash at its end. */
export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

const PNPM = 'pnpm@12.21.0';
const INSTALLED = join(ROOT, 'node_modules', '.goodword-installed');
const BUILT = join(ROOT, 'node_modules', '.goodword-built');

/** The folder whose programs come first on the path: `node` of the pinned release among them. */
const BIN = join(ROOT, 'node_modules', '.bin');

/** The pinned runtime; there once the packages are installed. */
export const NODE = join(
  ROOT,
  'node_modules',
  'node',
  'bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
);

/** The environment for everything that is started: the pinned runtime first on the path. */
export function toolEnvironment(extra = {}) {
  return { ...process.env, PATH: `${BIN}${delimiter}${process.env.PATH ?? ''}`, ...extra };
}

/**
 * Runs a program to its end, or to this process's own.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: Record<string, string>, quiet?: boolean, cwd?: string }} [options] `quiet` keeps
 *   what it prints and returns it, for the caller to show where it failed
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(command, args, { env = {}, quiet = false, cwd = ROOT } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: toolEnvironment(env),
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
      // npm and npx are scripts on Windows, which only a shell starts.
      shell: process.platform === 'win32',
    });
    let output = '';
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    const end = () => child.kill();
    process.on('exit', end);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      process.off('exit', end);
      resolve({ code: code ?? (signal ? 1 : 0), output });
    });
  });
}

/** Ends the process with one line that says what to do. */
export function fail(line) {
  process.stderr.write(`${line}\n`);
  process.exit(1);
}

function* filesBelow(folder, isWanted) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name === 'node_modules' || entry.name === 'dist') continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path, isWanted);
    else if (isWanted(path)) yield path;
  }
}

/** A digest of files' names and contents, in the order of their names. */
function fingerprint(paths) {
  const hash = createHash('sha256');
  for (const path of [...paths].sort()) {
    hash.update(`${relative(ROOT, path)}\0`);
    hash.update(readFileSync(path));
    hash.update('\0');
  }
  return hash.digest('hex');
}

function packageFiles() {
  return ['packages', 'examples'].flatMap((group) =>
    readdirSync(join(ROOT, group))
      .map((name) => join(ROOT, group, name, 'package.json'))
      .filter((path) => existsSync(path)),
  );
}

function installInputs() {
  return [
    join(ROOT, 'package.json'),
    join(ROOT, 'pnpm-lock.yaml'),
    join(ROOT, 'pnpm-workspace.yaml'),
    ...packageFiles(),
  ];
}

function buildInputs() {
  const isSource = (path) => !/\.test\.ts$/.test(path) && !/[\\/]testing[\\/]/.test(path);
  return [
    ...installInputs(),
    join(ROOT, 'rollup.config.mjs'),
    join(ROOT, 'tsconfig.base.json'),
    ...['protocol', 'core', 'elements', 'server', 'mock'].flatMap((name) => [
      ...filesBelow(
        join(ROOT, 'packages', name),
        (path) => isSource(path) && /\.(ts|json|mjs)$/.test(path),
      ),
    ]),
    ...filesBelow(join(ROOT, 'packages', 'checks', 'bundles'), () => true),
    ...filesBelow(join(ROOT, 'scripts', 'rollup'), () => true),
  ];
}

function isCurrent(stamp, digest) {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === digest;
}

/** Installs what the lock file says, unless that is already there. */
export async function ensureInstalled() {
  const digest = fingerprint(installInputs());
  if (isCurrent(INSTALLED, digest) && existsSync(NODE)) return;
  process.stdout.write('Installing packages …\n');
  const { code, output } = await run(
    'npx',
    ['-y', PNPM, 'install', '--frozen-lockfile', '--reporter=append-only'],
    { quiet: true },
  );
  if (code !== 0) {
    process.stderr.write(output);
    fail('Goodword could not install its packages. Is the npm registry within reach? See above.');
  }
  mkdirSync(dirname(INSTALLED), { recursive: true });
  writeFileSync(INSTALLED, digest);
}

/** Builds every package, unless what is there came from these very sources. */
export async function ensureBuilt({ force = false } = {}) {
  const digest = fingerprint(buildInputs());
  if (!force && isCurrent(BUILT, digest)) return;
  process.stdout.write('Building …\n');
  const { code, output } = await run(NODE, ['scripts/build.mjs', '--no-stamp'], { quiet: true });
  if (code !== 0) {
    process.stderr.write(output);
    fail('Goodword could not be built. See above.');
  }
  writeFileSync(BUILT, digest);
}
