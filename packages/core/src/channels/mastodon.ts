import type { Channel } from './channel.js';
import { countCharacters } from './characters.js';
import { isInstance } from './read-instance.js';
import { shortenLinks } from './shorten-links.js';

/**
 * Mastodon. It has many servers, so the person has to be asked for theirs: see `readInstance()`. 500
 * characters on most; any link counts 23. https://docs.joinmastodon.org/user/posting/#text
 */
export const mastodon: Channel = {
  name: 'mastodon',
  address: ({ instance = '' }) =>
    isInstance(instance) ? `https://${instance}/share?text={message}` : undefined,
  limit: 500,
  count: (text) => countCharacters(shortenLinks(text)),
};
