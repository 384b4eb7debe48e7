import { composeClient } from './client.js';
import type { ReferralClient, ReferralClientOptions } from './referral-client.js';
import { withLanding } from './with-landing.js';

/**
 * Makes a client for one program. Nothing is requested before `load()` or another call, and nothing
 * is stored or sent before consent. Without a `page` port it opens nothing, and without a `storage`
 * port it keeps things in memory: `@goodword/core/browser` brings both.
 *
 * @example
 * const client = createReferralClient({ program: 'acme', endpoint: 'https://refer.example.com' });
 * await client.enrol({ token });
 * client.get().advocate?.url;
 * @throws GoodwordError `invalid-option`
 */
export function createReferralClient(options: ReferralClientOptions): ReferralClient {
  return composeClient(withLanding(options), {
    actions: async () => (await import('./actions.js')).createActions,
    keeper: async () => (await import('./keeper.js')).createKeeper,
    forwarder: async () => (await import('./forwarding.js')).createForwarder,
  });
}
