const SAFE_PROTOCOLS = new Set(['https:', 'http:', 'mailto:', 'sms:', 'tel:']);

/**
 * Gives an address back, parsed and written anew, where it may stand in an attribute.
 *
 * Lit writes what it is given, so every address passes here first.
 *
 * @example safeUrl('https://shop.example/tea') // 'https://shop.example/tea'
 * @example safeUrl('data:text/html,hello') // undefined
 * @returns `undefined` for anything that is not an absolute `https http mailto sms tel` address
 */
export function safeUrl(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  try {
    const url = new URL(text);
    return SAFE_PROTOCOLS.has(url.protocol) ? url.href : undefined;
  } catch {
    return undefined;
  }
}
