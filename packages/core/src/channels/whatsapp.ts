import { buildAddress, joinText, type Channel } from './channel.js';

/** WhatsApp. https://faq.whatsapp.com/5913398998672934 */
export const whatsapp: Channel = {
  name: 'whatsapp',
  build: (message) => buildAddress('https://wa.me/', { text: joinText(message) }),
};
