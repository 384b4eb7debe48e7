import type { StorageInventory } from '@goodword/protocol';
import type { Hono } from 'hono';
import type { HttpEnv } from '../services.js';

const DAY_SECONDS = 86_400;

/** All that the client may keep. A purpose is a number of the IAB's list; the choice itself has none. */
const KEPT: readonly [
  identifier: string,
  type: 'web' | 'cookie',
  days: number,
  purposes: number[],
  description: string,
][] = [
  ['goodword/touches', 'web', 395, [1], 'IndexedDB: which referral link was followed, and when.'],
  ['goodword/outbox', 'web', 30, [1, 7, 9], 'IndexedDB: events that are not yet sent.'],
  ['goodword/lease', 'web', 30, [1, 7, 9], 'IndexedDB: which tab sends them.'],
  ['goodword/visitor', 'web', 180, [1, 7, 9], 'IndexedDB: a random number for this visitor.'],
  ['goodword_consent', 'web', 395, [], 'localStorage: the choice made on the consent banner.'],
  ['goodword_touch', 'cookie', 395, [1], 'The link that was followed, where subdomains share it.'],
];

/** The server does not sell or share personal data, so there is nothing that GPC would switch off. */
const GPC = { gpc: true, lastUpdate: '2026-11-01' };

/** `GET /v1/storage.json` and `GET /.well-known/gpc.json`: promises that anybody may check. */
export function addWellKnownRoutes(app: Hono<HttpEnv>): void {
  app.use('/v1/storage.json', async (c, next) => {
    c.header('Access-Control-Allow-Origin', '*');
    await next();
  });

  app.get('/v1/storage.json', (c) => {
    c.header('Cache-Control', 'public, max-age=3600');
    return c.json({
      disclosures: KEPT.map(([identifier, type, days, purposes, description]) => ({
        identifier,
        type,
        maxAgeSeconds: days * DAY_SECONDS,
        cookieRefresh: false,
        purposes,
        domain: '*',
        description,
      })),
    } satisfies StorageInventory);
  });

  app.get('/.well-known/gpc.json', (c) => c.json(GPC));
}
