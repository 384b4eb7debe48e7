import { CONSENT_KEY } from './stored-consent.js';

/**
 * Tells the other tabs by the key of the remembered choice, which is put back at once: nothing stays
 * behind, and unlike an open channel it keeps no page out of the back/forward cache.
 */
export function announceWithdrawal(source: string): void {
  try {
    const remembered = localStorage.getItem(CONSENT_KEY);
    localStorage.setItem(CONSENT_KEY, source);
    if (remembered === null) localStorage.removeItem(CONSENT_KEY);
    else localStorage.setItem(CONSENT_KEY, remembered);
  } catch {
    // Where nothing can be stored, no other tab has kept anything either.
  }
}
