import type { Channel } from './channel.js';

/** LinkedIn. It takes the link alone; the text comes from the page's Open Graph tags. */
export const linkedin: Channel = {
  name: 'linkedin',
  address: 'https://www.linkedin.com/sharing/share-offsite/?url={url}',
};
