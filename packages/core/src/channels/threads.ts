import { buildAddress, type Channel } from './channel.js';

/** Threads. 500 characters. https://developers.facebook.com/docs/threads/threads-web-intents */
export const threads: Channel = {
  name: 'threads',
  build: ({ text, url }) => buildAddress('https://www.threads.com/intent/post', { text, url }),
};
