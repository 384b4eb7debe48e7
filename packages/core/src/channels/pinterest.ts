import type { Channel } from './channel.js';

/** Pinterest. It wants a picture. 500 characters. https://developers.pinterest.com/docs/web-features/widgets/ */
export const pinterest: Channel = {
  name: 'pinterest',
  address: 'https://pinterest.com/pin/create/button/?url={url}&media={image}&description={text}',
  limit: 500,
};
