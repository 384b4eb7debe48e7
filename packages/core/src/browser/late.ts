import { composeClient, type StartPage } from '../client.js';
import type { ReferralClient, ReferralClientOptions } from '../referral-client.js';
import { loadKeeper } from './load-keeper.js';
import { createPage } from './page.js';

export { createPage };
export type { StartPage };

/**
 * Makes a client for a page whose landing was read by `@goodword/core/browser/early`, and is handed
 * over as `landing`; the address is not read again.
 *
 * @param page the page as it is needed from the start, for one who listens in
 * @throws GoodwordError `invalid-option`
 */
export function createLateClient(
  options: ReferralClientOptions,
  page: StartPage = createPage(),
): ReferralClient {
  return composeClient(
    { endpoint: location.origin, ...options },
    {
      actions: async () => (await import('./browser-actions.js')).createBrowserActions,
      keeper: () => loadKeeper(options),
      forwarder: async () => (await import('../forwarding.js')).createForwarder,
    },
    page,
  );
}
