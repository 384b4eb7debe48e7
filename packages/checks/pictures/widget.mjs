import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { BROWSER_ARGUMENTS } from '../../../scripts/browser-arguments.mjs';
import { ensureBrowser } from '../../../scripts/ensure-browser.mjs';
import { NODE, ROOT } from '../../../scripts/workspace.mjs';

/**
 * Makes the README's pictures: the widget on the demo shop's page as a signed-in customer sees it,
 * light and dark, from `npm start` on a database of its own.
 */

const PORT = 4480;
const folder = mkdtempSync(join(tmpdir(), 'goodword-pictures-'));
const start = spawn(NODE, [join(ROOT, 'scripts', 'start.mjs')], {
  env: {
    ...process.env,
    GOODWORD_PORT: String(PORT),
    GOODWORD_DATABASE_URL: `file:${join(folder, 'goodword.db')}`,
  },
  stdio: ['ignore', 'pipe', 'inherit'],
});

try {
  const shop = await new Promise((resolve, reject) => {
    let text = '';
    start.stdout.on('data', (chunk) => {
      text += chunk;
      const [, url] = /^Demo shop: (\S+)$/m.exec(text) ?? [];
      if (url) resolve(url);
    });
    start.on('exit', (code) => reject(new Error(`The demo ended with ${code}.`)));
  });
  const browser = await chromium.launch({
    executablePath: await ensureBrowser(),
    args: BROWSER_ARGUMENTS,
  });
  for (const colorScheme of ['light', 'dark']) {
    const page = await browser.newPage({
      viewport: { width: 1280, height: 900 },
      deviceScaleFactor: 2,
      colorScheme,
      locale: 'en-GB',
    });
    await page.goto(shop);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('textbox', { name: 'Your personal link' }).waitFor();
    await page.getByRole('button', { name: 'Refuse' }).click();
    await page.locator('goodword-refer').screenshot({
      path: join(ROOT, 'docs', 'images', `refer-${colorScheme}.png`),
      animations: 'disabled',
    });
    await page.close();
  }
  await browser.close();
} finally {
  start.kill('SIGTERM');
  await new Promise((resolve) => start.on('close', resolve));
  rmSync(folder, { recursive: true, force: true });
}
