import type { Channel } from './channel.js';

/** WhatsApp. https://faq.whatsapp.com/5913398998672934 */
export const whatsapp: Channel = {
  name: 'whatsapp',
  address: 'https://wa.me/?text={message}',
};
