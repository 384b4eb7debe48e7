import ipaddr from 'ipaddr.js';
import { isIn, type NetworkList } from '../rules/network-list.js';

/**
 * Finds whose call it is behind proxies: each trusted one has added the address of who called it at
 * the end of `X-Forwarded-For`. What stands before the first that is not trusted, anybody could have
 * written.
 *
 * @param peer the other end of the connection
 * @param forwarded the header's value
 * @param trusted networks of the host's own proxies
 */
export function clientAddress(
  peer: string | undefined,
  forwarded: string | null,
  trusted: NetworkList,
): string | undefined {
  if (peer === undefined || forwarded === null) return peer;
  const hops = forwarded.split(',');
  let address = peer;
  while (isTrusted(address, trusted)) {
    const hop = readAddress(hops.pop() ?? '');
    // A proxy that does not tell is the last that is known.
    if (hop === undefined) return address;
    address = hop;
  }
  return address;
}

function isTrusted(address: string, trusted: NetworkList): boolean {
  return ipaddr.isValid(address) && isIn(trusted, ipaddr.process(address));
}

/** Without the port that some proxies add, and the brackets that then stand around IPv6. */
function readAddress(hop: string): string | undefined {
  const text = hop.trim();
  const [, bracketed] = /^\[([^\]]+)\](?::\d+)?$/.exec(text) ?? [];
  const [, withPort] = /^([\d.]+):\d+$/.exec(text) ?? [];
  const address = bracketed ?? withPort ?? text;
  const isPlain = address.includes(':') || ipaddr.IPv4.isValidFourPartDecimal(address);
  return isPlain && ipaddr.isValid(address) ? address : undefined;
}
