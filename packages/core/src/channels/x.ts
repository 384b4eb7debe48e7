import { buildAddress, type Channel } from './channel.js';

/** X. 280 characters; any link counts 23. https://developer.x.com/en/docs/x-for-websites/tweet-button/guides/web-intent */
export const x: Channel = {
  name: 'x',
  build: ({ text, url }) => buildAddress('https://x.com/intent/tweet', { text, url }),
};
