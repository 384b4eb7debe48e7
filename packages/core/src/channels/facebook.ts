import type { Channel } from './channel.js';

/** Facebook. The text comes from the page's Open Graph tags; `quote` is dead. */
export const facebook: Channel = {
  name: 'facebook',
  address: 'https://www.facebook.com/sharer/sharer.php?u={url}',
};
