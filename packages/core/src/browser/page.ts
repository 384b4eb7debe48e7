import type { StartPage } from '../client.js';
import { findConsentSources } from './consent-sources/find-consent-sources.js';
import { CONSENT_KEY, readStoredConsent } from './stored-consent.js';

/** The page that the client runs in, as far as it is needed from the start. */
export function createPage(): StartPage {
  return {
    locale: () => document.documentElement.lang || navigator.language,
    findConsent: findConsentSources,
    readConsent: readStoredConsent,
    onConsentChange(listener) {
      const onStorage = ({ key, newValue }: StorageEvent) => {
        if (key === CONSENT_KEY || key === null) listener(/^[a-z\d-]+$/.exec(newValue ?? '')?.[0]);
      };
      addEventListener('storage', onStorage);
      return () => removeEventListener('storage', onStorage);
    },
  };
}
