import type { StartPage } from '../client.js';
import { readLandingAddress } from './landing.js';
import { CONSENT_KEY, readStoredConsent, writeStoredConsent } from './stored-consent.js';

/** The page that the client runs in, as far as it is needed from the start. */
export function createPage(): StartPage {
  return {
    landingUrl: readLandingAddress,
    locale: () => document.documentElement.lang || navigator.language,
    readConsent: readStoredConsent,
    writeConsent: writeStoredConsent,
    onConsentChange(listener) {
      const onStorage = ({ key }: StorageEvent) =>
        (key === CONSENT_KEY || key === null) && listener();
      addEventListener('storage', onStorage);
      return () => removeEventListener('storage', onStorage);
    },
  };
}
