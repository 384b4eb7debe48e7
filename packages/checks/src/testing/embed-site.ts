import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { build, type PluginOption } from 'vite';
import { CLI, startProcess } from './process.js';

/** A Goodword server with its demo program, and a site on another origin that embeds the elements. */
export interface EmbedSite {
  siteUrl: string;
  serverUrl: string;
  close(): Promise<void>;
}

/** What a site is made of. */
export interface EmbedSiteOptions {
  /** Modules to bundle, by the name that their page loads: `{ vue: 'pages/vue.ts' }`. */
  entries: Record<string, string>;
  plugins?: PluginOption[];
  /**
   * A page's HTML.
   *
   * @param path the address's path, as in `/vue`
   */
  renderPage(path: string, serverUrl: string): string | Promise<string>;
}

/** Bundles as an app does: the packages' built files, for production, each entry by itself. */
async function bundle({ entries, plugins = [] }: EmbedSiteOptions, outDir: string): Promise<void> {
  const { NODE_ENV = 'test' } = process.env;
  // The test runner's own would have the libraries' development builds picked.
  process.env.NODE_ENV = 'production';
  for (const [name, entry] of Object.entries(entries)) {
    await build({
      configFile: false,
      logLevel: 'error',
      publicDir: false,
      plugins,
      define: {
        __VUE_OPTIONS_API__: 'true',
        __VUE_PROD_DEVTOOLS__: 'false',
        __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
      },
      build: {
        outDir,
        emptyOutDir: false,
        modulePreload: false,
        rollupOptions: {
          // Entries of one build would share chunks, and a shared chunk runs before its importer.
          input: { [name]: entry },
          output: { entryFileNames: '[name].js', chunkFileNames: 'later/[hash].js' },
        },
      },
    });
  }
  process.env.NODE_ENV = NODE_ENV;
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Bundles the entries and starts both servers. */
export async function startEmbedSite(options: EmbedSiteOptions): Promise<EmbedSite> {
  const folder = await mkdtemp(join(tmpdir(), 'goodword-embed-'));
  const bundles = join(folder, 'bundles');
  await bundle(options, bundles);
  let serverUrl = '';
  const site = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const isScript = extname(pathname) === '.js';
    const body = isScript
      ? readFile(join(bundles, pathname))
      : Promise.resolve(options.renderPage(pathname, serverUrl));
    body.then(
      (found) => {
        response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
        response.end(found);
      },
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  const siteUrl = await listen(site);
  const server = startProcess([CLI, 'serve', '--demo-shop', siteUrl], {
    GOODWORD_DATABASE_URL: `file:${join(folder, 'goodword.db')}`,
    GOODWORD_PORT: '0',
  });
  serverUrl = (await server.whenPrinted('Goodword is ready: ')).replace(/\/$/, '');
  return {
    siteUrl,
    serverUrl,
    async close() {
      await server.stop();
      site.closeAllConnections();
      site.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
