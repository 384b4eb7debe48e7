/** A public host name: no number, no port, no machine's own name. */
const HOST = /^([a-z\d-]+\.)+[a-z][a-z\d-]+$/i;

/** Tells whether a text is a public host name. */
export function isInstance(text: string): boolean {
  return HOST.test(text);
}

/**
 * Reads the server of a person's account, from its name, its address or the account itself.
 *
 * @returns the host name, or `undefined` for what is none
 * @example readInstance('@ada@mastodon.social') // 'mastodon.social'
 */
export function readInstance(text: string): string | undefined {
  const host = text
    .trim()
    .replace(/^(https?:\/\/|@?[^@/\s]*@)/i, '')
    .replace(/\/.*$/s, '')
    .toLowerCase();
  return isInstance(host) ? host : undefined;
}
