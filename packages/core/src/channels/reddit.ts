import { buildAddress, type Channel } from './channel.js';

/** Reddit. The text is the post's title. */
export const reddit: Channel = {
  name: 'reddit',
  build: ({ url, title }) => buildAddress('https://www.reddit.com/submit', { url, title }),
};
