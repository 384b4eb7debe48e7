import type { TextKey } from '../locales/texts.js';

/** Names that people write the same in every language. */
const BRANDS: Readonly<Record<string, string>> = {
  whatsapp: 'WhatsApp',
  telegram: 'Telegram',
  facebook: 'Facebook',
  messenger: 'Messenger',
  x: 'X',
  linkedin: 'LinkedIn',
  bluesky: 'Bluesky',
  threads: 'Threads',
  mastodon: 'Mastodon',
  reddit: 'Reddit',
  pinterest: 'Pinterest',
  line: 'LINE',
  teams: 'Teams',
  'hacker-news': 'Hacker News',
};

/** Channels that are no brand, and so have a text. */
const WORDS: Readonly<Record<string, TextKey>> = {
  email: 'channelEmail',
  sms: 'channelSms',
  copy: 'channelCopy',
};

/** What a channel is called. A host's own channel goes by its name. */
export function channelLabel(channel: string, text: (key: TextKey) => string): string {
  const key = Object.hasOwn(WORDS, channel) ? WORDS[channel] : undefined;
  if (key) return text(key);
  const brand = Object.hasOwn(BRANDS, channel) ? BRANDS[channel] : undefined;
  return brand ?? channel.charAt(0).toUpperCase() + channel.slice(1);
}
