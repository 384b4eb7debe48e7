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
export function resolveTransport({ endpoint, transport }: ReferralClientOptions): Transport {
  if (transport) return transport;
  if (typeof endpoint === 'function') return endpoint;
  if (endpoint === 'none') {
    return () =>
      Promise.reject(
        new GoodwordError('endpoint-none', 'This call needs a server, and endpoint is "none".'),
      );
  }
  if (endpoint === undefined) {
    throw new GoodwordError(
      'invalid-option',
      'Expected endpoint to be your server’s origin, a transport or "none", received nothing.',
    );
  }
  return createFetchTransport(endpoint);
}
