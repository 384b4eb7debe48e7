import ipaddr from 'ipaddr.js';
import type { NetworkList } from './network-list.js';
import { isAllowed, isReachable } from './public-address.js';

/**
 * Decides whether an address may be delivered to, as far as it says so itself. What its name leads
 * to is decided again at each connection.
 *
 * @param allowed networks that the operator opened
 * @returns why not, for whoever configures it
 */
export function judgeTarget(text: string, allowed: NetworkList): string | undefined {
  const url = URL.parse(text);
  if (!url) return 'Expected an address such as https://shop.example/hooks.';
  if (url.username !== '' || url.password !== '') {
    return 'Expected an address without a name and password in it.';
  }
  const literal = literalOf(url);
  if (url.protocol === 'http:') {
    const isOpen = literal === undefined ? allowed.length > 0 : isAllowed(literal, allowed);
    return isOpen ? undefined : 'Expected https: a message has to stay unread on its way.';
  }
  if (url.protocol !== 'https:') return 'Expected https.';
  return literal === undefined || isReachable(literal, allowed)
    ? undefined
    : 'Expected a public address. The operator can allow a network.';
}

/**
 * The host where it is a number. The URL's own reading of it has made one form of decimal, octal
 * and hexadecimal ones (https://url.spec.whatwg.org/#concept-ipv4-parser).
 */
export function literalOf({ hostname }: Pick<URL, 'hostname'>): string | undefined {
  const host = hostname.replace(/^\[|\]$/g, '');
  return ipaddr.isValid(host) ? host : undefined;
}
