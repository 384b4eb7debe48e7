import { createReferralClient as createClient } from '../client.js';
import type { ReferralClient, ReferralClientOptions } from '../referral-client.js';
import { createIndexedDbStorage } from './indexed-db-storage.js';
import { createPage } from './page.js';

export { readLandingTouch } from './landing.js';
export { CONSENT_KEY, readStoredConsent } from './stored-consent.js';
export { GoodwordError } from '../error.js';
export type * from '../referral-client.js';
export type * from '../state.js';
export type * from '../ports.js';

/**
 * Makes a client wired to the page it runs in: its address, its storage (after consent), its
 * lifecycle. Anything can be replaced by a port of the host's own.
 *
 * @example
 * const client = createReferralClient({ program: 'acme', endpoint: 'https://refer.example.com' });
 * await client.load();
 * @throws GoodwordError `invalid-option`
 */
export function createReferralClient(options: ReferralClientOptions): ReferralClient {
  return createClient({ page: createPage(), storage: createIndexedDbStorage(), ...options });
}
