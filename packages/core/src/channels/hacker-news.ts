import type { Channel } from './channel.js';

/** Hacker News. The headline is all that is said: 80 characters. */
export const hackerNews: Channel = {
  name: 'hacker-news',
  address: 'https://news.ycombinator.com/submitlink?u={url}&t={title}',
  limit: 80,
};
