import ipaddr from 'ipaddr.js';

/** Networks, as in `10.0.0.0/8`. */
export type NetworkList = readonly [ipaddr.IPv4 | ipaddr.IPv6, number][];

/** Reads networks in CIDR notation, parted by commas or spaces. */
export function readNetworks(
  text: string,
): { ok: true; networks: NetworkList } | { ok: false; wrong: string } {
  const networks: [ipaddr.IPv4 | ipaddr.IPv6, number][] = [];
  for (const part of text.split(/[\s,]+/).filter(Boolean)) {
    // An address alone is taken for a typing error: a prefix says what is meant.
    if (!ipaddr.isValidCIDR(part) || !isPlain(part)) return { ok: false, wrong: part };
    networks.push(ipaddr.parseCIDR(part));
  }
  return { ok: true, networks };
}

/** Tells whether an address is in one of the networks. */
export function isIn(networks: NetworkList, address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  return networks.some(
    ([network, bits]) => network.kind() === address.kind() && address.match(network, bits),
  );
}

/** Four decimal numbers, or an address of IPv6: `010.0.0.0/8` would be read as `8.0.0.0/8`. */
function isPlain(part: string): boolean {
  const [address = ''] = part.split('/');
  return address.includes(':') || ipaddr.IPv4.isValidFourPartDecimal(address);
}
