/** What a share carries. */
export interface ShareMessage {
  /** The link, absolute. */
  url: string;
  /** The words. The link stands where `{link}` does, or behind them. */
  text: string;
  /** A subject or headline, where the network takes one. */
  title: string;
  /** That the sender is rewarded. It is put behind the words and never cut. */
  disclosure?: string | undefined;
  /** A picture's address, absolute, where the network takes one. */
  image?: string | undefined;
  /** The person's own server, for networks that have many: `mastodon.social`. */
  instance?: string | undefined;
  /** The device is a phone or tablet, so that addresses of apps lead somewhere. */
  isMobile?: boolean | undefined;
}

/**
 * One network, how it is opened, and how long it lets words be.
 *
 * @example
 * const xing: Channel = {
 *   name: 'xing',
 *   address: 'https://www.xing.com/spi/shares/new?url={url}',
 * };
 */
export interface Channel {
  /** As it stands in links and reports: `whatsapp`. */
  readonly name: string;
  /**
   * The network's own page, with only parameters that still work, and what fills them: `{url}`,
   * `{text}`, `{message}` (the words with the link among them), `{letter}` (the words with the line
   * breaks of an e-mail), `{title}`, `{image}`. What stands in none of them does not arrive. A
   * function answers `undefined` where the network cannot be opened.
   */
  readonly address: string | ((message: ShareMessage) => string | undefined);
  /** Characters of a post, as the network counts them. The words are cut to it. */
  readonly limit?: number;
  /** How the network counts. @default characters as people see them */
  readonly count?: (text: string) => number;
}
