import type { Channel } from './channel.js';

/**
 * Messenger. Its app opens on phones and tablets alone; elsewhere Facebook asks for an app id, so that
 * a host who has one defines a channel of their own for `https://www.facebook.com/dialog/send`.
 */
export const messenger: Channel = {
  name: 'messenger',
  address: ({ isMobile }) => (isMobile ? 'fb-messenger://share?link={url}' : undefined),
};
