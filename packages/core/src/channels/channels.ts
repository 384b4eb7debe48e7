import { bluesky } from './bluesky.js';
import type { Channel } from './channel.js';
import { email } from './email.js';
import { facebook } from './facebook.js';
import { hackerNews } from './hacker-news.js';
import { line } from './line.js';
import { linkedin } from './linkedin.js';
import { mastodon } from './mastodon.js';
import { messenger } from './messenger.js';
import { pinterest } from './pinterest.js';
import { reddit } from './reddit.js';
import { sms } from './sms.js';
import { teams } from './teams.js';
import { telegram } from './telegram.js';
import { threads } from './threads.js';
import { whatsapp } from './whatsapp.js';
import { x } from './x.js';

/** Every network that Goodword knows; `native` and `copy` are the page's own doing. */
export const CHANNELS: readonly Channel[] = [
  whatsapp,
  email,
  sms,
  telegram,
  facebook,
  messenger,
  x,
  linkedin,
  bluesky,
  threads,
  mastodon,
  reddit,
  pinterest,
  line,
  teams,
  hackerNews,
];

/**
 * Finds a network by its name.
 *
 * @example findChannel('x')?.limit // 280
 * @param own a host's channels, which come before ours of the same name
 */
export function findChannel(name: string, own: readonly Channel[] = []): Channel | undefined {
  return [...own, ...CHANNELS].find((channel) => channel.name === name);
}
