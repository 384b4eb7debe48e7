import { chromeLauncher } from '@web/test-runner-chrome';
import { puppeteerLauncher } from '@web/test-runner-puppeteer';
import { BROWSER_ARGUMENTS } from '../browser-arguments.mjs';
import { findBrowser } from '../find-browser.mjs';
import { createFirefoxProfile } from './firefox-profile.mjs';
import { WebKitLauncher } from './webkit-launcher.mjs';

/**
 * Makes the launcher of @web/test-runner for each engine.
 *
 * @type {Record<import('./engines.mjs').EngineName, () => import('@web/test-runner').BrowserLauncher>}
 */
export const LAUNCHERS = {
  chromium: () =>
    chromeLauncher({
      launchOptions: { executablePath: findBrowser('chromium'), args: BROWSER_ARGUMENTS },
    }),
  firefox: () =>
    puppeteerLauncher({
      launchOptions: {
        browser: 'firefox',
        executablePath: findBrowser('firefox'),
        userDataDir: createFirefoxProfile(),
        // It would tell of each request, which takes a fifth of the time.
        networkEnabled: false,
      },
      concurrency: 1,
    }),
  webkit: () => new WebKitLauncher(),
};
