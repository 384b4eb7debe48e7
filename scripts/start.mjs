import { spawn } from 'node:child_process';
import { join } from 'node:path';
import {
  NODE,
  ROOT,
  ensureBuilt,
  ensureInstalled,
  fail,
  run,
  toolEnvironment,
} from './workspace.mjs';

/**
 * `npm start`: installs, builds and serves the loop: the server, and a demo shop on an origin of
 * its own, which is the next port.
 */

const port = Number(process.env.GOODWORD_PORT ?? 4400);
if (!Number.isInteger(port) || port < 1 || port > 65_534) {
  fail(`GOODWORD_PORT is ${process.env.GOODWORD_PORT}. Expected a whole number from 1 to 65534.`);
}
const shopPort = Number(process.env.SHOP_PORT ?? port + 1);
const shopUrl = `http://127.0.0.1:${shopPort}`;

await ensureInstalled();
await ensureBuilt();

const cli = join(ROOT, 'packages', 'server', 'dist', 'cli.js');
const environment = toolEnvironment({ GOODWORD_PORT: String(port) });
const children = [];

/** Starts a part that runs until it is told to end; when one part ends, so does all. */
function startPart(args, env = {}) {
  const child = spawn(NODE, args, {
    cwd: ROOT,
    env: { ...environment, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  child.on('exit', (code) => stop(code ?? 1));
  child.stdout.pipe(process.stdout);
  return child;
}

let stopping = false;
function stop(code) {
  if (stopping) return;
  stopping = true;
  process.exitCode = code;
  for (const child of children) child.kill('SIGTERM');
}
process.on('SIGINT', () => stop(0));
process.on('SIGTERM', () => stop(0));

/** Resolves once a part has printed a line that begins so. */
function whenPrinted(child, beginning) {
  return new Promise((resolve) => {
    let text = '';
    child.stdout.on('data', (chunk) => {
      text += chunk;
      const line = text.split('\n').find((candidate) => candidate.startsWith(beginning));
      if (line) resolve(line);
    });
  });
}

/** A key of the shop's own; it takes the place of the one that an earlier start made. */
async function createKey(kind) {
  const { code, output } = await run(
    NODE,
    [cli, 'key', 'create', '--kind', kind, '--label', 'demo-shop', '--replace', '--json'],
    { quiet: true, env: { GOODWORD_PORT: String(port) } },
  );
  if (code !== 0) {
    process.stderr.write(output);
    stop(1);
  }
  return JSON.parse(output);
}

const server = startPart([cli, 'serve', '--demo-shop', shopUrl]);
const ready = await whenPrinted(server, 'Goodword is ready: ');
const secret = await createKey('secret');
const identity = await createKey('identity');
startPart([join('examples', 'script-tag', 'serve.mjs')], {
  GOODWORD_URL: ready.slice('Goodword is ready: '.length).replace(/\/$/, ''),
  GOODWORD_PROGRAM: secret.program,
  GOODWORD_SECRET_KEY: secret.key,
  GOODWORD_IDENTITY_KID: identity.kid,
  GOODWORD_IDENTITY_SECRET: identity.secret,
  SHOP_PORT: String(shopPort),
});
