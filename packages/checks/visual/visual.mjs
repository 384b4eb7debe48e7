import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pixelmatch from 'pixelmatch';
import { chromium } from 'playwright-core';
import { PNG } from 'pngjs';
import { BROWSER_ARGUMENTS } from '../../../scripts/browser-arguments.mjs';
import { ensureBrowser } from '../../../scripts/ensure-browser.mjs';
import { fail } from '../../../scripts/workspace.mjs';
import { serveStates } from './serve-states.mjs';

/**
 * `npm run visual`: takes a picture of every element in its states, light and dark, from left to
 * right and from right to left, on four widths, and holds each against the one that is kept here.
 * `npm run visual -- --update` keeps the new ones, `-- --update --full` writes large ones to
 * `packages/checks/visual/changed`, to be looked at; a name (`-- pulse`) looks at that element alone.
 * What differs is written to `packages/checks/visual/changed`. The font stands here, and the browser's
 * version beside the pictures: another one draws other pixels, so this is no part of `npm test`, and
 * whoever has another browser takes the pictures anew before a change.
 */

const HERE = import.meta.dirname;
const CHANGED = join(HERE, 'changed');
/** Full pictures are for the eye and are not kept. */
const isFull = process.argv.includes('--full');
const KEPT = isFull ? CHANGED : join(HERE, 'pictures');

const ELEMENTS = [
  'refer',
  'share',
  'link',
  'qr',
  'referrals',
  'progress',
  'leaderboard',
  'pulse',
  'launcher',
  'welcome',
  'lead',
  'claim',
  'consent',
];
const THEMES = ['light', 'dark'];
const LANGUAGES = { ltr: 'en', rtl: 'ar' };
const WIDTHS = [320, 375, 768, 1280];

/** Points of a picture for each CSS pixel; `--full` takes them as a screen shows them, to look at. */
const SCALE = isFull ? 1 : 0.5;

/** How many points of a picture may differ: the edges of letters are not drawn alike each time. */
const TOLERANCE = 0.0005;

const args = process.argv.slice(2);
const isUpdate = args.includes('--update');
const named = args.filter((arg) => !arg.startsWith('-'));
const elements = ELEMENTS.filter((name) => named.length === 0 || named.includes(name));

const states = await serveStates();

const browser = await chromium.launch({
  executablePath: await ensureBrowser(),
  args: BROWSER_ARGUMENTS,
});

/** Pictures of another browser differ where nothing has changed. */
async function checkBrowser() {
  const path = join(KEPT, 'browser.txt');
  const version = `Chromium ${browser.version()}\n`;
  if (isUpdate) {
    await mkdir(KEPT, { recursive: true });
    if (named.length === 0) return writeFile(path, version);
  }
  const kept = await readFile(path, 'utf8').catch(() => version);
  if (kept === version || KEPT === CHANGED) return;
  await browser.close();
  await states.close();
  fail(
    `The pictures are by ${kept.trim()} and this is ${version.trim()}. Set CHROME_PATH to that one, ` +
      'or take all anew before your change: npm run visual -- --update.',
  );
}

/**
 * A picture as it is kept: at half the size and in few shades, which shows what moved and what
 * changed its colour, and costs a tenth of the bytes.
 */
function decode(image) {
  const png = PNG.sync.read(image);
  if (isFull) return png;
  // Sixteen shades, of which the darkest is black and the lightest white.
  for (let index = 0; index < png.data.length; index += 1)
    png.data[index] = (png.data[index] >> 4) * 17;
  for (let index = 3; index < png.data.length; index += 4) png.data[index] = 255;
  return png;
}

const encode = (png) => PNG.sync.write(png, { colorType: 2, deflateLevel: 9 });

async function readIfThere(path) {
  try {
    return PNG.sync.read(await readFile(path));
  } catch {
    return undefined;
  }
}

/** How two pictures differ, in words; `undefined` where they are alike. */
async function compare(name, taken) {
  const kept = await readIfThere(join(KEPT, name));
  if (!kept) return 'has no picture yet';
  const { width, height } = taken;
  if (kept.width !== width || kept.height !== height) {
    await writeFile(join(CHANGED, name), encode(taken));
    return `is ${width} × ${height} and was ${kept.width} × ${kept.height}`;
  }
  const difference = new PNG({ width, height });
  const count = pixelmatch(kept.data, taken.data, difference.data, width, height, {
    threshold: 0.1,
  });
  if (count <= width * height * TOLERANCE) return undefined;
  await writeFile(join(CHANGED, name), encode(difference));
  return `differs in ${count} points`;
}

await checkBrowser();
await rm(CHANGED, { recursive: true, force: true });
await mkdir(isUpdate ? KEPT : CHANGED, { recursive: true });
let differing = 0;
let pictures = 0;
try {
  for (const colorScheme of THEMES) {
    for (const [direction, lang] of Object.entries(LANGUAGES)) {
      for (const width of WIDTHS) {
        const page = await browser.newPage({
          colorScheme,
          viewport: { width, height: 640 },
          reducedMotion: 'reduce',
          deviceScaleFactor: SCALE,
        });
        for (const element of elements) {
          await page.goto(`${states.origin}/?element=${element}&lang=${lang}`);
          await page.locator('html[data-shown]').waitFor();
          const name = `${element}-${colorScheme}-${direction}-${width}.png`;
          const image = await page.screenshot({
            fullPage: true,
            animations: 'disabled',
            caret: 'hide',
          });
          const taken = decode(image);
          pictures += 1;
          if (isUpdate) {
            await writeFile(join(KEPT, name), encode(taken));
            continue;
          }
          const difference = await compare(name, taken);
          if (!difference) continue;
          differing += 1;
          process.stdout.write(`${name} ${difference}\n`);
        }
        await page.close();
      }
    }
  }
} finally {
  await browser.close();
  await states.close();
}
process.stdout.write(`${pictures} pictures, ${isUpdate ? 'kept' : `${differing} differ`}\n`);
process.exitCode = differing === 0 ? 0 : 1;
