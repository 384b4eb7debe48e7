import { parseCode } from '@goodword/core/rules';
import type { Context, Hono } from 'hono';
import { isbot } from 'isbot';
import { findCodeAnywhere, type OwnedCode } from '../../records/codes.js';
import { dayOf } from '../../rules/day.js';
import { redirectTarget } from '../../rules/redirect-target.js';
import { toDisplayName } from '../advocate-view.js';
import { limitCall } from '../limit-calls.js';
import { previewPage } from '../pages/preview-page.js';
import { ProblemError } from '../problem.js';
import type { HttpEnv, Services } from '../services.js';

const CHANNEL = /^[a-z][a-z0-9-]{0,29}$/;

/** Crawlers that read a page only to show a preview of it. */
const PREVIEWERS =
  /facebookexternalhit|facebot|twitterbot|linkedinbot|slackbot|discordbot|telegrambot|whatsapp|skypeuripreview|pinterest|redditbot|applebot|bluesky|cardyb|mastodon|vkshare|embedly|iframely|google-pagerenderer/i;

/** `GET /r/{code}`: the share link. It leads to the program's own destination and nowhere else. */
export function addRedirectRoute(app: Hono<HttpEnv>, services: Services): void {
  const { storage, configuration, origin } = services;

  app.get('/r/:code', async (c) => {
    c.header('Cache-Control', 'no-store');
    c.header('Referrer-Policy', 'strict-origin-when-cross-origin');
    limitCall(c, services, 'read');
    const parsed = parseCode(c.req.param('code'));
    const owned = parsed.ok ? await findCodeAnywhere(storage.reader, parsed.codeKey) : undefined;
    const config = owned && (await configuration.program(owned.programId));
    if (!owned || !config) throw new ProblemError('not-found', 'Nobody has this code.');

    const { program } = config;
    const query = new URL(c.req.url).searchParams;
    const target = redirectTarget(program.destination, owned.code, query);
    const agent = c.req.header('user-agent') ?? '';
    if (PREVIEWERS.test(agent)) {
      c.header('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'");
      const sender = toDisplayName(owned.name);
      const url = `${origin}/r/${owned.code}`;
      return c.html(previewPage({ program, sender, url, target }));
    }
    if (isPerson(c, agent)) countClick(owned, query.get('via'), services);
    return c.redirect(target, 302);
  });
}

/** A look-ahead, a prefetch and a crawler are nobody's visit. */
function isPerson(c: Context<HttpEnv>, agent: string): boolean {
  const purpose = ['sec-purpose', 'purpose', 'x-purpose', 'x-moz']
    .map((name) => c.req.header(name) ?? '')
    .join(' ');
  return c.req.method === 'GET' && !/prefetch|prerender|preview/i.test(purpose) && !isbot(agent);
}

function countClick(
  { programId, codeKey }: OwnedCode,
  via: string | null,
  { clicks, now }: Services,
): void {
  const channel = via !== null && CHANNEL.test(via) ? via : '';
  clicks.count({ programId, codeKey, channel, day: dayOf(now()) });
}
