import { findChannel } from '@goodword/core';

/** How long a message is for one network, as the network counts. */
export interface MessageLength {
  channel: string;
  count: number;
  limit: number;
}

/**
 * Counts a message as a network does, with its link where that is a part of the words.
 *
 * @returns `undefined` for a network that sets no limit, or does not take the message at all
 */
export function messageLength(
  channel: string,
  text: string,
  url: string,
): MessageLength | undefined {
  const network = findChannel(channel);
  if (network?.limit === undefined) return undefined;
  const { limit, count = countCharacters, address } = network;
  // An address that depends on the person's server is only known once it was asked for.
  const template = typeof address === 'string' ? address : '{message}';
  if (!/\{(message|text)\}/.test(template)) return undefined;
  return { channel, count: count(template.includes('{message}') ? `${text} ${url}` : text), limit };
}

/** Characters as people see them: an emoji of several code points is one. */
function countCharacters(text: string): number {
  return [...new Intl.Segmenter().segment(text)].length;
}
