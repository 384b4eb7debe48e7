import { buildAddress, type Channel } from './channel.js';

/** LinkedIn. It takes the link alone; the text comes from the page's Open Graph tags. */
export const linkedin: Channel = {
  name: 'linkedin',
  build: ({ url }) => buildAddress('https://www.linkedin.com/sharing/share-offsite/', { url }),
};
