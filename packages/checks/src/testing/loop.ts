import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CLI, findFreePort, startProcess, type RunningProcess } from './process.js';

/** The server and the demo shop, as `npm start` runs them, on ports and a database of their own. */
export interface RunningLoop {
  serverUrl: string;
  shopUrl: string;
  /** The key that the first start printed. */
  secretKey: string;
  databaseUrl: string;
  server: RunningProcess;
  /** A call with the secret key; the answer's JSON. */
  call(path: string, body?: unknown): Promise<unknown>;
  close(): Promise<void>;
}

/** Runs a command of the CLI to its end. @returns what it printed */
async function runCli(args: string[], env: Record<string, string>): Promise<string> {
  const command = startProcess([CLI, ...args], env);
  const code = await command.whenEnded;
  if (code !== 0)
    throw new Error(`goodword ${args.join(' ')} ended with ${code}:\n${command.output()}`);
  return command.output();
}

/** Starts both and waits until they are ready. */
export async function startLoop(): Promise<RunningLoop> {
  const folder = await mkdtemp(join(tmpdir(), 'goodword-loop-'));
  const databaseUrl = `file:${join(folder, 'goodword.db')}`;
  const shopPort = await findFreePort();
  const env = { GOODWORD_DATABASE_URL: databaseUrl, GOODWORD_PORT: String(await findFreePort()) };
  const server = startProcess([CLI, 'serve', '--demo-shop', `http://127.0.0.1:${shopPort}`], env);
  const ready = await server.whenPrinted('Goodword is ready: ');
  const secretKey = /gw_sk_\S+/.exec(server.output())?.[0];
  if (!secretKey) throw new Error(`The first start printed no secret key:\n${server.output()}`);
  const serverUrl = ready.replace(/\/$/, '');

  const key = ['key', 'create', '--label', 'demo-shop', '--replace', '--json', '--kind'];
  const secret = JSON.parse(await runCli([...key, 'secret'], env)) as Record<string, string>;
  const identity = JSON.parse(await runCli([...key, 'identity'], env)) as Record<string, string>;
  const shop = startProcess([join('examples', 'script-tag', 'serve.mjs')], {
    GOODWORD_URL: serverUrl,
    GOODWORD_PROGRAM: secret.program ?? '',
    GOODWORD_SECRET_KEY: secret.key ?? '',
    GOODWORD_IDENTITY_KID: identity.kid ?? '',
    GOODWORD_IDENTITY_SECRET: identity.secret ?? '',
    SHOP_PORT: String(shopPort),
  });
  const shopUrl = (await shop.whenPrinted('Demo shop: ')).replace(/\/$/, '');

  return {
    serverUrl,
    shopUrl,
    secretKey,
    databaseUrl,
    server,
    async call(path, body) {
      const response = await fetch(`${serverUrl}${path}`, {
        method: body === undefined ? 'GET' : 'POST',
        headers: { authorization: `Bearer ${secretKey}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const answer: unknown = await response.json();
      if (!response.ok) throw new Error(`${path}: ${response.status} ${JSON.stringify(answer)}`);
      return answer;
    },
    async close() {
      await shop.stop();
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
