import type { LeaderboardItem, LeaderboardResponse, OwnStanding } from '@goodword/protocol';
import { leaderboardRequestSchema } from '@goodword/protocol/schemas';
import type { Hono } from 'hono';
import { findCodeOfAdvocate } from '../../records/codes.js';
import {
  chooseToBeShown,
  countAhead,
  countWon,
  isShownByName,
  loadStandings,
} from '../../records/leaderboards.js';
import { findSession } from '../../records/sessions.js';
import { canonicalJson } from '../../rules/canonical-json.js';
import { rankStandings } from '../../rules/rank-standings.js';
import type { Queries } from '../../storage/storage.js';
import { toDisplayName } from '../advocate-view.js';
import { digestOf } from '../digest.js';
import { parseBody } from '../parse-body.js';
import { ProblemError } from '../problem.js';
import { publicCall } from '../public-call.js';
import type { HttpEnv, Services } from '../services.js';

/** How many are listed. */
const LISTED = 10;

/**
 * `GET /v1/leaderboard`: who agreed to be named, by won referrals. `POST` with a session adds the
 * advocate's own standing, and takes their choice.
 */
export function addLeaderboardRoute(app: Hono<HttpEnv>, services: Services): void {
  const { storage, now: clock } = services;

  app.get('/v1/leaderboard', publicCall(services, 'read'), async (c) => {
    c.header('Cache-Control', 'public, max-age=60');
    const items = await loadItems(storage.reader, c.var.programId);
    return c.json({ items } satisfies LeaderboardResponse);
  });

  app.post('/v1/leaderboard', publicCall(services, 'write'), async (c) => {
    const { session: token, show } = await parseBody(c, leaderboardRequestSchema);
    const { program, programId } = c.var;
    const now = clock();
    c.header('Cache-Control', 'no-store');
    const session = await findSession(storage.reader, programId, await digestOf(token));
    if (!session || session.expiresAt <= now) {
      throw new ProblemError('session-expired', 'The session is over. Enrol again.');
    }
    const { advocateId } = session;
    if (show !== undefined) {
      const { policyVersion } = program.program.consent;
      const body = canonicalJson({
        purpose: 'leaderboard',
        subject: advocateId,
        shown: show,
        policyVersion,
        occurredAt: new Date(now).toISOString(),
      });
      const choice = { advocateId, show, body, now };
      await storage.write((transaction) => chooseToBeShown(transaction, programId, choice));
    }
    const [items, own] = await Promise.all([
      loadItems(storage.reader, programId),
      loadOwn(storage.reader, programId, advocateId),
    ]);
    return c.json({ items, own } satisfies LeaderboardResponse);
  });
}

async function loadItems(queries: Queries, programId: string): Promise<LeaderboardItem[]> {
  const standings = await loadStandings(queries, programId, LISTED);
  // A name of spaces alone is none.
  const named = standings.flatMap(({ name, count }) => {
    const displayName = toDisplayName(name);
    return displayName ? [{ name: displayName, count }] : [];
  });
  return rankStandings(named);
}

async function loadOwn(
  queries: Queries,
  programId: string,
  advocateId: string,
): Promise<OwnStanding> {
  const [code, count, isShown] = await Promise.all([
    findCodeOfAdvocate(queries, programId, advocateId),
    countWon(queries, programId, advocateId),
    isShownByName(queries, programId, advocateId),
  ]);
  const name = toDisplayName(code?.name);
  const own = { count, isShown, ...(name ? { name } : {}) };
  if (count === 0) return own;
  return { ...own, rank: 1 + (await countAhead(queries, programId, { advocateId, count })) };
}
