import type { Channel } from './channel.js';

/** LINE. https://developers.line.biz/en/docs/line-social-plugins/install-guide/using-line-share-buttons/ */
export const line: Channel = {
  name: 'line',
  address: 'https://social-plugins.line.me/lineit/share?url={url}&text={text}',
};
