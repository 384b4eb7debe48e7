import type { WatchConsent } from '../../ports.js';

/** A platform: its name in the state, where the page has it, and the file that follows it. */
export type ConsentSource = readonly [
  name: string,
  path: string,
  load: () => Promise<WatchConsent>,
];

/** Every platform that is known. */
export const CONSENT_SOURCES: readonly ConsentSource[] = [
  ['tcf', '__tcfapi', async () => (await import('./tcf.js')).watchTcf],
  ['gpp', '__gpp', async () => (await import('./gpp.js')).watchGpp],
  ['gpc', 'navigator.globalPrivacyControl', async () => (await import('./gpc.js')).watchGpc],
  ['consent-mode', 'dataLayer', async () => (await import('./consent-mode.js')).watchConsentMode],
  ['shopify', 'Shopify.customerPrivacy', async () => (await import('./shopify.js')).watchShopify],
  [
    'wp-consent-api',
    'wp_has_consent',
    async () => (await import('./wp-consent-api.js')).watchWpConsentApi,
  ],
  ['klaro', 'klaro.getManager', async () => (await import('./klaro.js')).watchKlaro],
  [
    'cookie-consent',
    // Cookiebot has a global of the same name.
    'CookieConsent.validConsent',
    async () => (await import('./cookie-consent.js')).watchCookieConsent,
  ],
  ['c15t', 'c15tStore', async () => (await import('./c15t.js')).watchC15t],
  ['one-trust', 'OneTrust', async () => (await import('./one-trust.js')).watchOneTrust],
  ['cookiebot', 'Cookiebot', async () => (await import('./cookiebot.js')).watchCookiebot],
  ['usercentrics', 'UC_UI', async () => (await import('./usercentrics-2.js')).watchUsercentrics2],
  ['usercentrics', '__ucCmp', async () => (await import('./usercentrics-3.js')).watchUsercentrics3],
];
