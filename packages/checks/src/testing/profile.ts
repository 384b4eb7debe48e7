import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type * as Axe from 'axe-core';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { BROWSER_ARGUMENTS } from '../../../../scripts/browser-arguments.mjs';
import { findBrowser } from '../../../../scripts/find-browser.mjs';

/** One request that a profile made, as it went over the wire. */
export interface SentRequest {
  method: string;
  url: string;
  cookie: string | undefined;
  referrer: string | undefined;
  body: string | undefined;
}

/** All that a page's origin has kept on the device. */
interface KeptOnDevice {
  cookies: string[];
  localStorage: string[];
  sessionStorage: string[];
  databases: string[];
  caches: string[];
}

/** A browser with a fresh profile of its own: one person on one device. */
export interface Profile {
  page: Page;
  context: BrowserContext;
  requests: SentRequest[];
  /** Resolves when all that were sent so far are among `requests`: their headers are asked for. */
  whenRequestsRead(): Promise<void>;
  /** Errors and warnings on the console, uncaught errors, and violations of a policy. */
  complaints: string[];
  keptOnDevice(): Promise<KeptOnDevice>;
  /** What axe finds on the page, one line a finding. */
  findBarriers(): Promise<string[]>;
  close(): Promise<void>;
}

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);

/** A person's browser: the server rightly counts no headless one as a person. */
const USER_AGENT =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';

interface PageOptions {
  locale?: string;
  viewport?: { width: number; height: number };
  colorScheme?: 'light' | 'dark';
}

/** Opens a browser on a profile folder of its own. */
export async function openProfile(options: PageOptions = {}): Promise<Profile> {
  const folder = await mkdtemp(join(tmpdir(), 'goodword-profile-'));
  const executablePath = findBrowser();
  if (!executablePath) throw new Error('There is no browser; npm test says how to get one.');
  const context = await chromium.launchPersistentContext(folder, {
    executablePath,
    headless: true,
    userAgent: USER_AGENT,
    locale: options.locale ?? 'en-GB',
    viewport: options.viewport ?? { width: 1280, height: 900 },
    colorScheme: options.colorScheme ?? 'light',
    args: BROWSER_ARGUMENTS,
  });
  const requests: SentRequest[] = [];
  const complaints: string[] = [];
  const pending: Promise<unknown>[] = [];
  context.on('request', (request) => {
    const read = request.allHeaders().then(
      (headers) => {
        requests.push({
          method: request.method(),
          url: request.url(),
          cookie: headers.cookie,
          referrer: headers.referer,
          body: request.postData() ?? undefined,
        });
      },
      // The page went away while its headers were asked for.
      () => undefined,
    );
    pending.push(read);
  });
  context.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()))
      complaints.push(`${message.type()}: ${message.text()}`);
  });
  context.on('weberror', (error) => complaints.push(`uncaught: ${error.error().message}`));
  await context.exposeFunction('reportViolation', (text: string) =>
    complaints.push(`policy: ${text}`),
  );
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => {
      const report = (globalThis as unknown as { reportViolation(text: string): void })
        .reportViolation;
      report(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
    });
  });
  const whenRequestsRead = async () => {
    await Promise.all(pending);
  };
  const page = context.pages()[0] ?? (await context.newPage());
  page.setDefaultTimeout(15_000);
  return {
    page,
    context,
    requests,
    complaints,
    whenRequestsRead,
    async keptOnDevice() {
      await whenRequestsRead();
      const inPage = await page.evaluate(async () => ({
        localStorage: Object.keys(localStorage),
        sessionStorage: Object.keys(sessionStorage),
        databases: (await indexedDB.databases()).map(({ name }) => name ?? ''),
        caches: await caches.keys(),
      }));
      const cookies = (await context.cookies()).map(({ name }) => name);
      return { cookies, ...inPage };
    },
    async findBarriers() {
      await page.evaluate(axeSource);
      return page.evaluate(async () => {
        const { axe } = globalThis as unknown as { axe: typeof Axe };
        const { violations } = await axe.run(document, { resultTypes: ['violations'] });
        return violations.flatMap(({ id, nodes }) =>
          nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.failureSummary ?? ''}`),
        );
      });
    },
    async close() {
      await context.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
