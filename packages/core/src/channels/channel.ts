/** What a share carries. */
export interface ShareMessage {
  /** The link, absolute. */
  url: string;
  /** The words, without the link. */
  text: string;
  /** A subject or headline, where the network takes one. */
  title: string;
}

/** One network: its name and how a share's address is built. */
export interface Channel {
  /** As it stands in links and reports: `whatsapp`. */
  readonly name: string;
  /** The address that opens the network's own page, with only parameters that still work. */
  build(message: ShareMessage): string;
}

/** An address with parameters, encoded as `application/x-www-form-urlencoded` never is: `%20`, not `+`. */
export function buildAddress(base: string, parameters: Readonly<Record<string, string>>): string {
  const query = Object.entries(parameters)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}=${encodeText(value)}`);
  return `${base}?${query.join('&')}`;
}

/** Words and link in one text, for networks that take no link of its own. */
export function joinText({ text, url }: ShareMessage, between = ' '): string {
  return text === '' ? url : text + between + url;
}

/** Percent-encodes a text; half of a surrogate pair, which has no encoding, becomes U+FFFD. */
export function encodeText(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\uFFFD'));
}
