import { createApp } from './http/create-app.js';
import { createClickCounter } from './http/click-counter.js';
import { createConfiguration } from './http/configuration.js';
import { createLimiter } from './http/limiter.js';
import { DEFAULT_LIMITS, type Limit, type LimitName } from './http/limits.js';
import type { Log } from './http/log.js';
import { createLoginLimits } from './http/login-limits.js';
import type { Metrics } from './http/metrics.js';
import { createMissCounter } from './http/miss-counter.js';
import { createAddressScreen } from './http/screen-address.js';
import { networkOf } from './http/network-of.js';
import type { ScriptFiles } from './http/routes/scripts.js';
import type { HttpEnv, Services } from './http/services.js';
import { JOBS } from './jobs/jobs.js';
import { runJobs } from './jobs/run-jobs.js';
import type { HttpSender } from './outbox/http-sender.js';
import type { MailPort } from './outbox/mail-port.js';
import { createMailWorker } from './outbox/mail-worker.js';
import { createWebhookWorker } from './outbox/webhook-worker.js';
import type { Worker } from './outbox/worker.js';
import type { SealKeys } from './privacy/seal-keys.js';
import type { Witness } from './privacy/witness.js';
import type { Storage } from './storage/storage.js';

/** How a server is made. */
export interface ReferralServerOptions {
  /** The database, its schema brought up to date. */
  storage: Storage;
  /** The address that people reach the server by, as in `https://refer.example.com`. */
  url: string;
  /** The script build to serve. Default: none. */
  scripts?: ScriptFiles;
  /** How webhooks are delivered; `createHttpSender()` of `@goodword/server/node`. Default: they wait. */
  sender?: HttpSender;
  /** How mails are sent. Default: they are kept, for `goodword mail` to show. */
  mail?: MailPort;
  /** What consent records are sealed with; `createSealKeys()`. Default: they stay unsealed. */
  sealKeys?: SealKeys;
  /** What is noted outside the database; `createFileWitness()` of `@goodword/server/node`. Default: nothing. */
  witness?: Witness;
  /** What is measured; `createMetrics()` of `@goodword/server/node`. Default: nothing. */
  metrics?: Metrics;
  /** Milliseconds since 1970. @default Date.now */
  clock?: () => number;
  /** @default the platform's secure generator */
  random?: (size: number) => Uint8Array;
  /** Calls from one network in so many seconds. */
  limits?: Partial<Record<LimitName, Limit>>;
  /**
   * Asks a service of the host's whether a domain is one of throw-away mail, besides the short list
   * that the server knows. Where it does not answer within two seconds, a reviewer looks.
   */
  isDisposable?: (domain: string) => Promise<boolean>;
  /** @default nothing is logged */
  log?: Log;
}

/** A server without a socket: give it requests. */
export interface ReferralServer {
  /** @param peer the network address of the other end, used to limit calls and never stored */
  fetch(request: Request, peer?: HttpEnv['Bindings']): Promise<Response>;
  /**
   * Does what is due and nobody called for. Nothing happens by itself: call it every second or so,
   * in as many processes as there are; what one does no other does. It never rejects: what fails is
   * logged, and due at the next call.
   */
  work(): Promise<void>;
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
  sender,
  mail,
  sealKeys,
  witness,
  metrics,
  clock = Date.now,
  random = (size) => crypto.getRandomValues(new Uint8Array(size)),
  limits = {},
  isDisposable,
  log = () => undefined,
}: ReferralServerOptions): ReferralServer {
  const clicks = createClickCounter(storage, () => log({ event: 'clicks-not-written' }));
  const allLimits = { ...DEFAULT_LIMITS, ...limits };
  const services: Services = {
    storage,
    origin: new URL(url).origin,
    now: clock,
    random,
    log,
    configuration: createConfiguration(storage.reader, clock),
    limiter: createLimiter(allLimits),
    misses: createMissCounter(storage, allLimits.misses, random),
    leadLimit: createMissCounter(
      storage,
      allLimits.leads,
      random,
      (address) => `lead network ${networkOf(address)}`,
    ),
    clicks,
    loginLimits: createLoginLimits(storage, allLimits, random),
    inFlight: new Set(),
    sender,
    sealKeys,
    witness,
    metrics,
    screenAddress: createAddressScreen(isDisposable, log),
  };
  const workers = [
    createMailWorker(services, mail),
    ...(sender ? [createWebhookWorker(services, sender)] : []),
  ];
  /** A database that is lost is no end: what is due then is due at the next call. */
  const runWorker = (worker: Worker) =>
    worker.run().catch((error: unknown) => {
      log({ event: 'work-failed', name: (error as Error).name });
    });
  const app = createApp(services, scripts);
  let working: Promise<void> | undefined;
  return {
    fetch: async (request, peer = {}) => app.fetch(request, peer),
    async work() {
      working ??= runJobs(JOBS, services).finally(() => {
        working = undefined;
      });
      // Each at its own pace: a receiver that takes its time holds up neither jobs nor mails.
      await Promise.all([working, ...workers.map(runWorker)]);
    },
    async close() {
      await Promise.all([working, ...workers.map((worker) => worker.stop())]);
      await clicks.flush();
      await storage.close();
    },
  };
}
