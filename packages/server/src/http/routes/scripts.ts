import type { Context, Hono } from 'hono';
import { ProblemError } from '../problem.js';
import type { HttpEnv } from '../services.js';

/** A file of the script build, read once. */
export interface ScriptFile {
  body: Uint8Array<ArrayBuffer>;
  /** Compressed forms, by their content coding, best first. */
  compressed: readonly { coding: 'br' | 'gzip'; body: Uint8Array<ArrayBuffer> }[];
  etag: string;
}

/** Finds a file by its path under the script build, as in `goodword.js`. */
export type ScriptFiles = (path: string) => Promise<ScriptFile | undefined>;

/**
 * `GET /goodword.js` and `GET /goodword.all.js`, asked for anew each time, and their chunks, whose
 * names are their content. Any page may load them. `GET /goodword.importmap.json` is what a page
 * pastes into a `<script type="importmap">` to hold the tag and its chunks against their hashes.
 */
export function addScriptRoutes(app: Hono<HttpEnv>, files: ScriptFiles, origin: string): void {
  app.get('/:file{goodword(\\.all)?\\.js}', (c) =>
    sendScript(c, files, c.req.param('file'), 'no-cache'),
  );
  app.get('/goodword/:file{[\\w-]+\\.js(on)?}', (c) =>
    sendScript(c, files, `goodword/${c.req.param('file')}`, 'public, max-age=31536000, immutable'),
  );
  app.get('/goodword.importmap.json', async (c) => {
    const file = await files('importmap.json');
    if (!file) throw notBuilt();
    const { integrity } = JSON.parse(new TextDecoder().decode(file.body)) as ImportMap;
    const entries = Object.entries(integrity).map(([path, hash]) => [`${origin}${path}`, hash]);
    c.header('Access-Control-Allow-Origin', '*');
    c.header('Cache-Control', 'no-cache');
    return c.json({ integrity: Object.fromEntries(entries) } satisfies ImportMap);
  });
}

/** The part of an import map that holds modules against their hashes. */
interface ImportMap {
  integrity: Record<string, string>;
}

const notBuilt = () => new ProblemError('not-found', 'There is no such script. Was it built?');

async function sendScript(
  c: Context<HttpEnv>,
  files: ScriptFiles,
  path: string,
  caching: string,
): Promise<Response> {
  c.header('Access-Control-Allow-Origin', '*');
  c.header('Cross-Origin-Resource-Policy', 'cross-origin');
  c.header('Timing-Allow-Origin', '*');
  const file = await files(path);
  if (!file) throw notBuilt();
  c.header('Vary', 'Accept-Encoding');
  c.header('Cache-Control', caching);
  c.header('ETag', file.etag);
  c.header(
    'Content-Type',
    `${path.endsWith('.json') ? 'application/json' : 'text/javascript'}; charset=utf-8`,
  );
  if (c.req.header('if-none-match') === file.etag) return c.body(null, 304);
  const accepted = c.req.header('accept-encoding') ?? '';
  const best = file.compressed.find(({ coding }) => new RegExp(`\\b${coding}\\b`).test(accepted));
  if (!best) return c.body(file.body);
  c.header('Content-Encoding', best.coding);
  return c.body(best.body);
}
