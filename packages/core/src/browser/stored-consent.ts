import type { StoredConsent } from '../ports.js';

/** The one key that a choice on our own banner may write, refusals too. */
export const CONSENT_KEY = 'goodword_consent';

/** Reads the remembered choice; what is no such thing was not said. */
export function readStoredConsent(): StoredConsent | undefined {
  try {
    const value = JSON.parse(localStorage.getItem(CONSENT_KEY) ?? 'null') as StoredConsent | null;
    const isChoice =
      typeof value?.purposes === 'object' &&
      Number.isFinite(value.changedAt) &&
      Number.isFinite(value.expiresAt);
    return isChoice ? value : undefined;
  } catch {
    // Storage is switched off, or somebody else wrote under our name.
    return undefined;
  }
}
