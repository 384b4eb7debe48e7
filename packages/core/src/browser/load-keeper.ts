import type { LaterParts } from '../client.js';
import type { ReferralClientOptions } from '../referral-client.js';

/** Loads the keeper, and the cookie with it where the host has named a domain for one. */
export async function loadKeeper({
  cookieDomain,
}: ReferralClientOptions): ReturnType<LaterParts['keeper']> {
  const [{ createBrowserKeeper }, cookie] = await Promise.all([
    import('./browser-keeper.js'),
    cookieDomain ? import('./touch-cookie.js') : undefined,
  ]);
  return (parts, options) =>
    createBrowserKeeper(
      parts,
      options,
      cookie && cookieDomain
        ? (storage) => cookie.withTouchCookie(storage, cookieDomain)
        : undefined,
    );
}
