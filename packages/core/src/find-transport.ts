import { GoodwordError } from './error.js';
import { createFetchTransport } from './fetch-transport.js';
import type { Transport } from './ports.js';
import type { ReferralClientOptions } from './referral-client.js';

/**
 * Finds what sends the requests: a transport of the host's own, the server at `endpoint`, or, with
 * `'none'`, nothing.
 *
 * @throws GoodwordError `invalid-option` when there is neither
 */
export function findTransport({ endpoint, transport }: ReferralClientOptions): Transport {
  if (transport) return transport;
  if (typeof endpoint === 'function') return endpoint;
  if (endpoint !== 'none') return createFetchTransport(endpoint);
  return () =>
    Promise.reject(new GoodwordError('endpoint-none', 'This needs a server; endpoint is "none".'));
}
