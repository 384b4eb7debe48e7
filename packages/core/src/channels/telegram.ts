import type { Channel } from './channel.js';

/** Telegram. https://core.telegram.org/widgets/share */
export const telegram: Channel = {
  name: 'telegram',
  address: 'https://t.me/share/url?url={url}&text={text}',
};
