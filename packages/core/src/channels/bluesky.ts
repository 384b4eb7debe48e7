import type { Channel } from './channel.js';

/** Bluesky. 300 graphemes, the link among them. https://docs.bsky.app/docs/advanced-guides/intent-links */
export const bluesky: Channel = {
  name: 'bluesky',
  address: 'https://bsky.app/intent/compose?text={message}',
  limit: 300,
};
