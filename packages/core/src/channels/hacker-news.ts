import { buildAddress, type Channel } from './channel.js';

/** Hacker News. */
export const hackerNews: Channel = {
  name: 'hacker-news',
  build: ({ url, title }) =>
    buildAddress('https://news.ycombinator.com/submitlink', { u: url, t: title }),
};
