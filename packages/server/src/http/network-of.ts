import ipaddr from 'ipaddr.js';

/**
 * The /24 or /48 that an address is in: an address of IPv6 alone is free to change. However it is
 * written, the network is the same.
 */
export function networkOf(address = ''): string {
  const plain = address.replace(/%.*$/, '');
  if (!ipaddr.isValid(plain)) return '';
  const parsed = ipaddr.process(plain);
  return parsed.kind() === 'ipv4'
    ? `${ipaddr.IPv4.networkAddressFromCIDR(`${parsed.toString()}/24`).toString()}/24`
    : `${ipaddr.IPv6.networkAddressFromCIDR(`${parsed.toString()}/48`).toString()}/48`;
}
