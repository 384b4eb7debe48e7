import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import pixelmatch from 'pixelmatch';
import { chromium } from 'playwright-core';
import { PNG } from 'pngjs';
import { build } from 'vite';
import { BROWSER_ARGUMENTS } from '../../../scripts/browser-arguments.mjs';
import { ensureBrowser } from '../../../scripts/ensure-browser.mjs';
import { ROOT } from '../../../scripts/workspace.mjs';

/**
 * `npm run visual`: takes a picture of every element in its states, light and dark, from left to
 * right and from right to left, on four widths, and holds each against the one that is kept here.
 * `npm run visual -- --update` keeps the new ones, `-- --update --full` writes large ones to
 * `packages/checks/visual/changed`, to be looked at; a name (`-- pulse`) looks at that element alone.
 * What differs is written to `packages/checks/visual/changed`. Fonts differ from machine to machine,
 * so this is no part of `npm test`: take pictures before a change and after it on the same one.
 */

const HERE = import.meta.dirname;
const CHANGED = join(HERE, 'changed');
/** Full pictures are for the eye and are not kept. */
const KEPT = process.argv.includes('--full') ? CHANGED : join(HERE, 'pictures');

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
const SCALE = process.argv.includes('--full') ? 1 : 0.5;

/** How many points of a picture may differ: the edges of letters are not drawn alike each time. */
const TOLERANCE = 0.0005;

const args = process.argv.slice(2);
const isUpdate = args.includes('--update');
const named = args.filter((arg) => !arg.startsWith('-'));
const elements = ELEMENTS.filter((name) => named.length === 0 || named.includes(name));

const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8" /><title>Pictures</title>
  <link rel="icon" href="data:," />
  <style>
    html { color-scheme: light dark; background: light-dark(#fff, #101413); }
    body { margin: 1rem; font: 16px/1.5 system-ui, sans-serif; }
    main { margin-block-end: 1rem; }
    .narrow { max-inline-size: 40rem; margin-inline: auto; }
  </style>
  <body><script type="module" src="/page.js"></script></body></html>`;

const folder = await mkdtemp(join(tmpdir(), 'goodword-visual-'));
await build({
  configFile: false,
  logLevel: 'error',
  publicDir: false,
  resolve: {
    conditions: ['goodword-source', 'browser'],
    // No test runs here, so that none of what serves tests alone is needed.
    alias: {
      '@open-wc/testing': join(ROOT, 'node_modules/@open-wc/testing/index-no-side-effects.js'),
    },
  },
  build: {
    outDir: folder,
    target: 'es2022',
    modulePreload: false,
    rollupOptions: {
      input: { page: join(ROOT, 'packages/elements/src/testing/picture-page.ts') },
      output: { entryFileNames: '[name].js', chunkFileNames: '[hash].js' },
    },
  },
});

const server = createServer(async (request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  const isScript = extname(pathname) === '.js';
  response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html; charset=utf-8');
  response.end(isScript ? await readFile(join(folder, pathname)) : PAGE);
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const origin = `http://127.0.0.1:${server.address().port}`;

const browser = await chromium.launch({
  executablePath: await ensureBrowser(),
  args: BROWSER_ARGUMENTS,
});

/**
 * A picture as it is kept: at half the size and in few shades, which shows what moved and what
 * changed its colour, and costs a tenth of the bytes.
 */
function decode(image) {
  const png = PNG.sync.read(image);
  for (let index = 0; index < png.data.length; index += 1) png.data[index] &= 0b11110000;
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
          await page.goto(`${origin}/?element=${element}&lang=${lang}`);
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
  server.close();
  await rm(folder, { recursive: true, force: true });
}
process.stdout.write(`${pictures} pictures, ${isUpdate ? 'kept' : `${differing} differ`}\n`);
process.exitCode = differing === 0 ? 0 : 1;
