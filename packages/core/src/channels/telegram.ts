import { buildAddress, type Channel } from './channel.js';

/** Telegram. https://core.telegram.org/widgets/share */
export const telegram: Channel = {
  name: 'telegram',
  build: ({ url, text }) => buildAddress('https://t.me/share/url', { url, text }),
};
