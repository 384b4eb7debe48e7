import { existsSync } from 'node:fs';
import { findBrowser } from './find-browser.mjs';
import { fail, run } from './workspace.mjs';

const ADVICE = `Goodword's tests need Chrome, Chromium or Edge, and found none. Do one of these:
  - Debian, Ubuntu: sudo apt-get install chromium
  - Fedora: sudo dnf install chromium
  - macOS: brew install --cask google-chrome
  - Windows: winget install Google.Chrome
  - anywhere: set CHROME_PATH to the program of a Chromium-like browser`;

/**
 * Finds a browser, else installs one where the system allows it, else says what to do and ends.
 *
 * @returns {Promise<string>} the program's path
 */
export async function ensureBrowser() {
  const found = findBrowser();
  if (found) {
    if (existsSync(found)) return found;
    fail(`CHROME_PATH names ${found}, and there is no such file. Correct it or unset it.`);
  }
  if (process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    process.stdout.write('Installing Chromium …\n');
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update'], { quiet: true, env });
    await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], {
      quiet: true,
      env,
    });
    const installed = findBrowser();
    if (installed) return installed;
  }
  return fail(ADVICE);
}
