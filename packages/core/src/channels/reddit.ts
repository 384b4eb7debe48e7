import type { Channel } from './channel.js';

/** Reddit. The headline is all that is said: 300 characters. https://support.reddithelp.com/hc/articles/360060422572 */
export const reddit: Channel = {
  name: 'reddit',
  address: 'https://www.reddit.com/submit?url={url}&title={title}',
  limit: 300,
};
