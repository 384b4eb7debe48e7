import { readLandingUrl } from './links/read-landing-url.js';
import type { ReferralClientOptions } from './referral-client.js';
import type { Touch } from './state.js';

/**
 * The options with the touch of the address that was landed on, in memory; one that was captured
 * earlier stays as it is.
 */
export function withLanding(
  options: ReferralClientOptions,
  address = options.page?.landingUrl() ?? '',
): ReferralClientOptions {
  const found = readLandingUrl(address, options.codeParameters);
  if (options.landing ?? !found) return options;
  const landing: Touch = { ...found, touchedAt: (options.clock ?? Date).now() };
  return { ...options, landing };
}
