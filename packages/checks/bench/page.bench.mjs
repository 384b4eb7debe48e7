import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { BROWSER_ARGUMENTS } from '../../../scripts/browser-arguments.mjs';
import { ensureBrowser } from '../../../scripts/ensure-browser.mjs';
import { table } from './table.mjs';

/**
 * What the elements cost the page that they stand on, in Chromium with a fresh profile for each
 * visit, one page after the other: time of the main thread, heap, and what moves. Held against the
 * least that does the job, one hand-written Lit element, and against a script that only follows a link.
 */
const RUNS = 15;
const HERE = import.meta.dirname;
const CLI = join(HERE, '../../server/dist/cli.js');
/** The hand-written element, made with the elements' own Lit. */
const FLOOR = 'virtual:floor';
const LIT = createRequire(join(HERE, '../../elements/package.json')).resolve('lit');
const folder = mkdtempSync(join(tmpdir(), 'goodword-bench-page-'));

await build({
  configFile: false,
  logLevel: 'error',
  publicDir: false,
  plugins: [
    {
      name: 'floor',
      resolveId: (id) => (id === FLOOR ? FLOOR : null),
      load: (id) =>
        id === FLOOR
          ? `import * as lit from ${JSON.stringify(LIT)};
             import { defineFloor } from ${JSON.stringify(join(HERE, 'pages/floor.js'))};
             defineFloor(lit);`
          : null,
    },
  ],
  build: {
    outDir: folder,
    modulePreload: false,
    rollupOptions: {
      input: { floor: FLOOR, stub: join(HERE, 'pages/stub.js') },
      output: { entryFileNames: '[name].js' },
    },
  },
});

let server = '';
const tag = () => `<script type="module" src="${server}/goodword.js" data-program="demo"></script>`;
/** Each page's body, and what is on it when it is ready. */
const PAGES = {
  blank: { body: () => '', ready: 'h1' },
  stub: { body: () => '<script type="module" src="/stub.js"></script>', ready: 'h1' },
  tag: { body: tag, ready: 'h1' },
  floor: {
    body: () =>
      `<script type="module" src="/floor.js"></script><floor-widget server="${server}"></floor-widget>`,
    ready: 'floor-widget button',
  },
  refer: {
    body: () => `${tag()}<goodword-refer></goodword-refer>`,
    ready: 'goodword-refer form button',
  },
};

const site = createServer((request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  const isScript = extname(pathname) === '.js';
  response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html; charset=utf-8');
  response.end(
    isScript
      ? readFileSync(join(folder, pathname))
      : `<!doctype html><html lang="en"><title>Page</title><link rel="icon" href="data:," />
        <style>goodword-refer, floor-widget { display: block; min-block-size: 24rem }</style>
        <h1>Page</h1>${PAGES[pathname.slice(1)]?.body() ?? ''}</html>`,
  );
});
site.listen(0, '127.0.0.1');
await once(site, 'listening');
const origin = `http://127.0.0.1:${site.address().port}`;

const child = spawn(process.execPath, [CLI, 'serve', '--demo-shop', origin], {
  env: {
    ...process.env,
    GOODWORD_DATABASE_URL: `file:${join(folder, 'goodword.db')}`,
    GOODWORD_PORT: '0',
  },
  stdio: ['ignore', 'pipe', 'inherit'],
});
const READY = 'Goodword is ready: ';
for await (const line of createInterface({ input: child.stdout })) {
  if (!line.includes(READY)) continue;
  server = line.slice(line.indexOf(READY) + READY.length).replace(/\/$/, '');
  break;
}
child.stdout.resume();

const browser = await chromium.launch({
  executablePath: await ensureBrowser(),
  args: [...BROWSER_ARGUMENTS, '--enable-precise-memory-info'],
});

async function readMetrics(session) {
  const { metrics } = await session.send('Performance.getMetrics');
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
}

async function readHeap(session) {
  await session.send('HeapProfiler.collectGarbage');
  return (await readMetrics(session)).JSHeapUsedSize / 1000;
}

/** One visit with a fresh profile. @returns milliseconds, kilobytes, and what moved or was held up */
async function visit(name, rate) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.addInitScript(() => {
    globalThis.noted = { shift: 0, long: 0 };
    new PerformanceObserver((list) => {
      for (const { value } of list.getEntries()) globalThis.noted.shift += value;
    }).observe({ type: 'layout-shift', buffered: true });
    new PerformanceObserver((list) => {
      globalThis.noted.long += list.getEntries().length;
    }).observe({ type: 'longtask', buffered: true });
  });
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable');
  await session.send('Emulation.setCPUThrottlingRate', { rate });
  await page.goto(`${origin}/${name}`);
  await page.locator(PAGES[name].ready).first().waitFor();
  await page.waitForLoadState('networkidle');
  const { TaskDuration } = await readMetrics(session);
  const noted = await page.evaluate(() => globalThis.noted);
  const heap = await readHeap(session);
  await context.close();
  return { time: TaskDuration * 1000, heap, ...noted };
}

/** Heap before and after a hundred connects and disconnects of the element. */
async function measureLeak() {
  const context = await browser.newContext();
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable');
  await page.goto(`${origin}/refer`);
  await page.locator(PAGES.refer.ready).first().waitFor();
  const connect = (times) =>
    page.evaluate(async (count) => {
      for (let turn = 0; turn < count; turn += 1) {
        const element = document.createElement('goodword-refer');
        document.body.append(element);
        await element.updateComplete;
        element.remove();
      }
    }, times);
  // What is compiled and cached at the first ones is no leak.
  await connect(20);
  const before = await readHeap(session);
  await connect(100);
  const after = await readHeap(session);
  await context.close();
  return { before, after };
}

const visits = {};
const leaks = [];
try {
  for (const rate of [1, 4]) {
    for (let run = 0; run < RUNS; run += 1)
      for (const name of Object.keys(PAGES))
        ((visits[rate] ??= {})[name] ??= []).push(await visit(name, rate));
  }
  for (let run = 0; run < 5; run += 1) leaks.push(await measureLeak());
} finally {
  await browser.close();
  child.kill();
  await once(child, 'close');
  site.closeAllConnections();
  site.close();
  rmSync(folder, { recursive: true, force: true });
}

const medianOf = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
/** What a page adds to the blank one, visit by visit. */
function added(rate, name, what) {
  const base = medianOf(visits[rate].blank.map((seen) => seen[what]));
  return visits[rate][name].map((seen) => seen[what] - base);
}
const most = (name, what) => Math.max(...visits[1][name].map((seen) => seen[what]));

const times = [1, 4].map((rate) =>
  [
    table(
      `ms of the main thread added, ${rate === 1 ? 'the processor as it is' : `slowed ${rate} times`}`,
      [
        { name: 'one hand-written Lit element', values: added(rate, 'floor', 'time') },
        { name: '`<goodword-refer>`', values: added(rate, 'refer', 'time') },
      ],
    ),
    table(
      `ms of the main thread added, ${rate === 1 ? 'the processor as it is' : `slowed ${rate} times`}`,
      [
        { name: 'a script that only follows a link', values: added(rate, 'stub', 'time') },
        { name: 'the tag and no element', values: added(rate, 'tag', 'time') },
      ],
    ),
  ].join('\n\n'),
);

export const title = 'On a page';
export const report = [
  ...times,
  table('kB of heap added', [
    { name: 'one hand-written Lit element', values: added(1, 'floor', 'heap') },
    { name: '`<goodword-refer>`', values: added(1, 'refer', 'heap') },
  ]),
  table('kB of heap', [
    { name: 'before', values: leaks.map(({ before }) => before) },
    { name: 'after a hundred connects and disconnects', values: leaks.map(({ after }) => after) },
  ]),
  `At most ${most('refer', 'long')} long tasks (over 50 ms) and a layout shift of ` +
    `${most('refer', 'shift')} on a visit with \`<goodword-refer>\`, its size reserved; ` +
    `${most('floor', 'long')} and ${most('floor', 'shift')} with the hand-written element.`,
].join('\n\n');
