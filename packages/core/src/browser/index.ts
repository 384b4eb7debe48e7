import type { ReferralClient, ReferralClientOptions } from '../referral-client.js';
import { withLanding } from '../with-landing.js';
import { readLandingAddress } from './landing.js';
import { createLateClient } from './late.js';

export { attachEvidence, EVIDENCE_FIELD } from './attach-evidence.js';
export { GoodwordError } from '../error.js';
export type { ForwardedEvent, ForwardTarget } from '../forwarding.js';
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
  return createLateClient(withLanding(options, options.page ? undefined : readLandingAddress()));
}
