import ipaddr from 'ipaddr.js';
import { isIn, type NetworkList } from './network-list.js';

/** What is given out for the public internet; https://www.iana.org/assignments/ipv6-address-space. */
const GLOBAL_IPV6 = ipaddr.IPv6.parseCIDR('2000::/3');

/** Carries an address of IPv4 to those who have IPv6 alone; https://www.rfc-editor.org/rfc/rfc6052 */
const NAT64 = ipaddr.IPv6.parseCIDR('64:ff9b::/96');

/** Public by its number, and the host's own agent for every machine in Azure. */
const AZURE_AGENT = '168.63.129.16';

/**
 * Tells whether the server may connect to an address on behalf of who configures it: a public one,
 * or one that the operator allows. What cannot be read is not allowed.
 */
export function isReachable(text: string, allowed: NetworkList): boolean {
  const address = readAddress(text);
  return address !== undefined && (isIn(allowed, address) || isPublic(address));
}

/** Tells whether the operator named a network that the address is in. */
export function isAllowed(text: string, allowed: NetworkList): boolean {
  const address = readAddress(text);
  return address !== undefined && isIn(allowed, address);
}

/** An address of IPv4 in the dress of IPv6 is the address of IPv4. */
function readAddress(text: string): ipaddr.IPv4 | ipaddr.IPv6 | undefined {
  if (!ipaddr.isValid(text)) return undefined;
  const address = ipaddr.process(text);
  if (address.kind() === 'ipv6' && address.match(...NAT64)) {
    return new ipaddr.IPv4(address.toByteArray().slice(12));
  }
  return address;
}

function isPublic(address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  if (address.range() !== 'unicast' || address.toString() === AZURE_AGENT) return false;
  return address.kind() === 'ipv4' || address.match(...GLOBAL_IPV6);
}
