import { createApp } from './http/create-app.js';
import { createClickCounter } from './http/click-counter.js';
import { createConfiguration } from './http/configuration.js';
import { createLimiter } from './http/limiter.js';
import { DEFAULT_LIMITS, type Limit, type LimitName } from './http/limits.js';
import type { Log } from './http/log.js';
import { createMissCounter } from './http/miss-counter.js';
import type { ScriptFiles } from './http/routes/scripts.js';
import type { HttpEnv } from './http/services.js';
import type { Storage } from './storage/storage.js';

/** How a server is made. */
export interface ReferralServerOptions {
  /** The database, its schema brought up to date. */
  storage: Storage;
  /** The address that people reach the server by, as in `https://refer.example.com`. */
  url: string;
  /** The script build to serve. Default: none. */
  scripts?: ScriptFiles;
  /** Milliseconds since 1970. @default Date.now */
  clock?: () => number;
  /** @default the platform's secure generator */
  random?: (size: number) => Uint8Array;
  /** Calls from one network in so many seconds. */
  limits?: Partial<Record<LimitName, Limit>>;
  /** @default nothing is logged */
  log?: Log;
}

/** A server without a socket: give it requests. */
export interface ReferralServer {
  /** @param peer the network address of the other end, used to limit calls and never stored */
  fetch(request: Request, peer?: HttpEnv['Bindings']): Promise<Response>;
  /** Writes what is still in memory and closes the database. */
  close(): Promise<void>;
}

/**
 * Makes the lead system of record.
 *
 * @example
 * const storage = openSqliteStorage({ path: 'goodword.db' });
 * await storage.migrate();
 * const server = createReferralServer({ storage, url: 'https://refer.example.com' });
 * const response = await server.fetch(request);
 */
export function createReferralServer({
  storage,
  url,
  scripts,
  clock = Date.now,
  random = (size) => crypto.getRandomValues(new Uint8Array(size)),
  limits = {},
  log = () => undefined,
}: ReferralServerOptions): ReferralServer {
  const clicks = createClickCounter(storage, () => log({ event: 'clicks-not-written' }));
  const allLimits = { ...DEFAULT_LIMITS, ...limits };
  const app = createApp(
    {
      storage,
      origin: new URL(url).origin,
      now: clock,
      random,
      log,
      configuration: createConfiguration(storage.reader, clock),
      limiter: createLimiter(allLimits),
      misses: createMissCounter(storage, allLimits.misses, random),
      clicks,
    },
    scripts,
  );
  return {
    fetch: async (request, peer = {}) => app.fetch(request, peer),
    async close() {
      await clicks.flush();
      await storage.close();
    },
  };
}
