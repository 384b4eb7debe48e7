import type { Channel } from './channel.js';

/** E-mail from the person's own client. RFC 6068: a line ends in CR and LF. */
export const email: Channel = {
  name: 'email',
  address: 'mailto:?subject={title}&body={letter}%0D%0A%0D%0A{url}',
};
