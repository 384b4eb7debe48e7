import { buildAddress, joinText, type Channel } from './channel.js';

/** E-mail from the person's own client. RFC 6068: percent-encoding, a line break is `%0D%0A`. */
export const email: Channel = {
  name: 'email',
  build: (message) =>
    buildAddress('mailto:', { subject: message.title, body: joinText(message, '\r\n\r\n') }),
};
