import type { StoredConsent } from '../ports.js';
import { CONSENT_KEY } from './stored-consent.js';

/** Remembers a choice, or forgets it. A device that keeps nothing asks again next time. */
export function writeStoredConsent(consent: StoredConsent | undefined): void {
  try {
    if (consent) localStorage.setItem(CONSENT_KEY, JSON.stringify(consent));
    else localStorage.removeItem(CONSENT_KEY);
  } catch {
    // Full or switched off: the choice holds for this page.
  }
}
