import type { Channel } from './channel.js';

/** A text message. `?&body=` is read by iOS and by Android. RFC 5724 */
export const sms: Channel = {
  name: 'sms',
  address: 'sms:?&body={message}',
};
