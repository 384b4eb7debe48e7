import { encodeText, joinText, type Channel } from './channel.js';

/** A text message. `?&body=` is read by iOS and by Android. RFC 5724 */
export const sms: Channel = {
  name: 'sms',
  build: (message) => `sms:?&body=${encodeText(joinText(message))}`,
};
