import type { Hono } from 'hono';
import { listProgramIds, loadProgram } from '../../records/programs.js';
import { homePage } from '../pages/home-page.js';
import { HOME_STYLES } from '../pages/home-styles.js';
import type { HttpEnv, Services } from '../services.js';

const POLICY =
  "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** `GET /`: for the person who opens the server's address in a browser. */
export function addHomeRoutes(app: Hono<HttpEnv>, { storage, origin }: Services): void {
  app.get('/', async (c) => {
    const [programId] = await listProgramIds(storage.reader);
    const config =
      programId === undefined ? undefined : await loadProgram(storage.reader, programId);
    c.header('Content-Security-Policy', POLICY);
    c.header('Cache-Control', 'no-cache');
    return c.html(homePage({ origin, programId, destination: config?.program.destination }));
  });

  app.get('/home.css', (c) =>
    c.body(HOME_STYLES, 200, {
      'Content-Type': 'text/css; charset=utf-8',
      'Cache-Control': 'no-cache',
    }),
  );
}
