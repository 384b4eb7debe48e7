import { encodeText } from '../links/encode-text.js';
import type { Channel, ShareMessage } from './channel.js';
import { fitText } from './fit-text.js';

/**
 * Builds the address that opens a network with a message in it, the words as long as it allows.
 *
 * @example
 * const url = 'https://refer.example.com/r/ADA';
 * const line = findChannel('line');
 * if (line) buildShareAddress(line, { url, text: 'I like Acme Tea.', title: 'Acme Tea' });
 * @returns `undefined` where the network cannot be opened: see `Channel.address`
 */
export function buildShareAddress(channel: Channel, message: ShareMessage): string | undefined {
  const { address } = channel;
  const text = fitText(channel, message);
  const parts: Readonly<Record<string, unknown>> = {
    ...message,
    text,
    letter: text.replace(/\r?\n/g, '\r\n'),
    message: fitText(channel, message, message.url),
    title: fitText(channel, { text: message.title.replace(/\s+/g, ' ') }),
  };
  const template = typeof address === 'string' ? address : address(message);
  return template?.replace(/\{(\w+)\}/g, (_, part: string) =>
    encodeText(String(parts[part] ?? '')),
  );
}
