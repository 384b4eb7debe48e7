import { bluesky } from './bluesky.js';
import type { Channel } from './channel.js';
import { email } from './email.js';
import { facebook } from './facebook.js';
import { hackerNews } from './hacker-news.js';
import { line } from './line.js';
import { linkedin } from './linkedin.js';
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
  x,
  linkedin,
  bluesky,
  threads,
  reddit,
  line,
  teams,
  hackerNews,
];

/** Finds a network by its name. */
export function findChannel(name: string): Channel | undefined {
  return CHANNELS.find((channel) => channel.name === name);
}
