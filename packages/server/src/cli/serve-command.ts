import { parseArgs } from 'node:util';
import { startServer, type RunningServer } from '../node.js';
import { createHttpSender } from '../node/http-sender.js';
import { createMetrics } from '../node/metrics.js';
import { openDatabase } from '../node/open-database.js';
import { prepareFirstStart, registerDemoShop } from '../node/prepare-demo.js';
import { openPrivacyServices, type PrivacyServices } from '../node/privacy-services.js';
import { readConfig, type ServerConfig } from '../node/read-config.js';
import { readOrigin } from '../node/read-origin.js';
import { createSmtpMail } from '../node/smtp-mail.js';
import { StartError } from '../node/start-error.js';
import type { Storage } from '../storage/storage.js';
import type { Terminal } from './terminal.js';

/** What a person has to know who runs PostgreSQL without a key. */
const UNSEALED =
  'GOODWORD_SEAL_KEY is not set: consent records stay unsealed, and erased addresses leave no hash by which a restored backup would be found out. Set it to 32 random characters or more.';

/** `goodword serve`: until it is told to end. */
export async function serve(args: string[], terminal: Terminal): Promise<void> {
  const { values } = parseArgs({ args, options: { 'demo-shop': { type: 'string' } } });
  const shop = values['demo-shop'];
  const shopOrigin = shop === undefined ? undefined : readOrigin('--demo-shop', shop);
  const config = readConfig(terminal.env);
  const storage = await openDatabase(config.database);
  let server: RunningServer | undefined;
  try {
    const outside = await openPrivacyServices(config, true);
    server = await listen(storage, config, outside, terminal);
    if (!outside.sealKeys) terminal.complain(UNSEALED);
    const key = await prepareFirstStart(storage, server.url);
    if (key !== undefined) terminal.print(`Secret key (shown once): ${key}`);
    if (shopOrigin !== undefined) await registerDemoShop(storage, shopOrigin);
  } catch (error) {
    await (server ?? storage).close();
    throw error;
  }
  terminal.print(`Goodword is ready: ${server.url}/`);
  await terminal.whenToldToEnd();
  await server.close();
}

async function listen(
  storage: Storage,
  { port, host, url, isLogging, allowedNetworks, trustedProxies, smtp }: ServerConfig,
  outside: PrivacyServices,
  terminal: Terminal,
): Promise<RunningServer> {
  try {
    return await startServer({
      storage,
      ...outside,
      metrics: createMetrics(),
      port,
      host,
      ...(url === undefined ? {} : { url }),
      sender: createHttpSender({ allowedNetworks }),
      trustedProxies,
      ...(smtp ? { mail: createSmtpMail(smtp) } : {}),
      ...(isLogging ? { log: (entry) => terminal.complain(JSON.stringify(entry)) } : {}),
    });
  } catch (error) {
    throw new StartError(explain(error as NodeJS.ErrnoException, port, host), { cause: error });
  }
}

function explain({ code, message }: NodeJS.ErrnoException, port: number, host: string): string {
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} is taken. End what listens there, or set GOODWORD_PORT to another.`;
    case 'EACCES':
      return `Port ${port} is not allowed to this user. Set GOODWORD_PORT to 1024 or more.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `GOODWORD_HOST: this machine has no address ${host}.`;
    default:
      return `Cannot listen on GOODWORD_HOST ${host}, GOODWORD_PORT ${port}: ${message}`;
  }
}
