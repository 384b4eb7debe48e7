import type { Channel } from './channel.js';

/** Threads. 500 characters, the link among them. https://developers.facebook.com/docs/threads/threads-web-intents */
export const threads: Channel = {
  name: 'threads',
  address: 'https://www.threads.com/intent/post?text={message}',
  limit: 500,
};
