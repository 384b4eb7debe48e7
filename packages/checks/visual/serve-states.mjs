import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { build } from 'vite';
import { ROOT } from '../../../scripts/workspace.mjs';

const FONTS = join(import.meta.dirname, 'fonts');

/** Which characters each font has: the same ones on every machine, so that pictures are alike. */
const RANGES = { latin: 'U+0-5FF, U+2000-2FFF', arabic: 'U+600-6FF' };
const WEIGHTS = { regular: '400', bold: '600 700' };

const faces = Object.entries(RANGES).flatMap(([script, range]) =>
  Object.entries(WEIGHTS).map(
    ([name, weight]) => `@font-face {
      font-family: Pictures; font-weight: ${weight}; unicode-range: ${range}; font-display: block;
      src: url(/noto-sans-${script}-${name}.woff);
    }`,
  ),
);

const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8" /><title>Elements</title>
  <link rel="icon" href="data:," />
  <style>
    ${faces.join('')}
    html { color-scheme: light dark; background: light-dark(#fff, #101413); }
    body { margin: 1rem; font: 16px/1.5 Pictures, sans-serif; }
    main { margin-block-end: 1rem; }
  </style>
  <body><script type="module" src="/page.js"></script></body></html>`;

const TYPES = { '.js': 'text/javascript', '.woff': 'font/woff' };

/**
 * Serves the page that shows an element in its states: `/?element=refer&lang=ar`, or one of them by
 * `/?state=refer-known`. It is there once the root element has `data-shown`.
 *
 * @returns {Promise<{ origin: string, close: () => Promise<void> }>}
 */
export async function serveStates() {
  const folder = await mkdtemp(join(tmpdir(), 'goodword-states-'));
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
    const ending = extname(pathname);
    response.setHeader('content-type', TYPES[ending] ?? 'text/html; charset=utf-8');
    const place = ending === '.woff' ? FONTS : folder;
    response.end(ending in TYPES ? await readFile(join(place, pathname)) : PAGE);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    origin: `http://127.0.0.1:${address.port}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
