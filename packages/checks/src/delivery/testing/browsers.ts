import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launch, type Browser, type LaunchOptions, type Page } from 'puppeteer-core';
import { BROWSER_ARGUMENTS } from '../../../../../scripts/browser-arguments.mjs';
import { findBrowser } from '../../../../../scripts/find-browser.mjs';

/** The engines that every row is played in. */
export const ENGINES = ['chromium', 'firefox'] as const;
export type Engine = (typeof ENGINES)[number];

/** A person's browser: the server counts no headless one as a person. */
const USER_AGENTS: Record<Engine, string> = {
  chromium:
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
  firefox: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
};

const FIREFOX_PREFERENCES = {
  // Its driver switches off what keeps pages for going back to them.
  'fission.bfcacheInParent': true,
  'general.useragent.override': USER_AGENTS.firefox,
  // After a crash it neither asks nor brings back what was open.
  'browser.sessionstore.resume_from_crash': false,
  'toolkit.startup.max_resumed_crashes': -1,
};

/** What is special about a device. */
export interface DeviceOptions {
  /** Every window is a private one. */
  isPrivate?: boolean;
  /** Nothing more can be stored in a database. */
  isFull?: boolean;
}

/** A person's device: a browser on a profile that outlives it. */
export interface Device {
  readonly browser: Browser;
  openPage(origin: string): Promise<Page>;
  /** Ends the browser at once, as a crash or an empty battery does. */
  kill(): Promise<void>;
  /** Starts the browser on the same profile again. */
  start(): Promise<void>;
  close(): Promise<void>;
}

export async function openDevice(engine: Engine, options: DeviceOptions = {}): Promise<Device> {
  const { isPrivate = false, isFull = false } = options;
  const folder = await mkdtemp(join(tmpdir(), 'goodword-device-'));
  const executablePath = findBrowser(engine);
  if (!executablePath) throw new Error(`There is no ${engine}; npm test says how to get one.`);
  const start = () =>
    launch({
      executablePath,
      headless: true,
      ...settingsOf(engine, folder, { isPrivate, isFull }),
    });
  let browser = await start();

  async function kill(): Promise<void> {
    const process = browser.process();
    if (!process?.pid) return;
    const whenEnded = new Promise((resolve) => process.once('close', resolve));
    // The group has the processes that the browser started, which write for it.
    globalThis.process.kill(-process.pid, 'SIGKILL');
    await whenEnded;
  }

  return {
    get browser() {
      return browser;
    },
    async openPage(origin) {
      const page = await browser.newPage();
      if (isFull && engine === 'chromium') {
        const session = await page.createCDPSession();
        await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
      }
      return page;
    },
    kill,
    async start() {
      browser = await start();
    },
    async close() {
      await kill();
      await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    },
  };
}

function settingsOf(
  engine: Engine,
  userDataDir: string,
  { isPrivate, isFull }: Required<DeviceOptions>,
): LaunchOptions {
  if (engine === 'chromium') {
    const args = [...BROWSER_ARGUMENTS, `--user-agent=${USER_AGENTS.chromium}`];
    return { userDataDir, args: isPrivate ? [...args, '--incognito'] : args };
  }
  return {
    browser: 'firefox',
    userDataDir,
    extraPrefsFirefox: {
      ...FIREFOX_PREFERENCES,
      ...(isPrivate ? { 'browser.privatebrowsing.autostart': true } : {}),
      // In KiB, for all sites together.
      ...(isFull ? { 'dom.quotaManager.temporaryStorage.fixedLimit': 1 } : {}),
    },
  };
}
