import type { Channel } from './channel.js';
import { charactersOf } from './characters.js';
import { shortenLinks } from './shorten-links.js';

/** What counts 2, among them every emoji, however long: https://docs.x.com/fundamentals/counting-characters */
const HEAVY = /^[^\n -\u10FF\u2000-\u201F\u2032-\u2037]/u;

/** X. 280 characters; any link counts 23. https://developer.x.com/en/docs/x-for-websites/tweet-button/guides/web-intent */
export const x: Channel = {
  name: 'x',
  address: 'https://x.com/intent/tweet?text={message}',
  limit: 280,
  count: (text) =>
    charactersOf(shortenLinks(text)).reduce(
      (sum, character) => sum + (HEAVY.test(character) ? 2 : character.length),
      0,
    ),
};
