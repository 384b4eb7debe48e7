import { composeClient } from '../client.js';
import type { ReferralClient, ReferralClientOptions } from '../referral-client.js';
import { createPage } from './page.js';

export { GoodwordError } from '../error.js';
export type * from '../referral-client.js';
export type * from '../state.js';
export type * from '../ports.js';

/**
 * Makes a client wired to the page it runs in: its address, its storage (after consent), its
 * lifecycle. `endpoint` defaults to the page's own origin. Anything can be replaced by a port of the
 * host's own.
 *
 * @example
 * const client = createReferralClient({ program: 'acme', endpoint: 'https://refer.example.com' });
 * await client.load();
 * @throws GoodwordError `invalid-option`
 */
export function createReferralClient(options: ReferralClientOptions): ReferralClient {
  return composeClient(
    { endpoint: location.origin, ...options },
    {
      actions: async () => (await import('./browser-actions.js')).createBrowserActions,
      keeper: async () => (await import('./browser-keeper.js')).createBrowserKeeper,
    },
    createPage(),
  );
}
