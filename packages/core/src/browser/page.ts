import type { Page } from '../ports.js';
import { readLandingAddress, readNavigation } from './landing.js';
import { CONSENT_KEY, readStoredConsent, writeStoredConsent } from './stored-consent.js';

/** Wires the client to the page it runs in. */
export function createPage(): Page {
  return {
    landingUrl: readLandingAddress,
    isReload: () => readNavigation()?.type !== 'navigate',
    locale: () => document.documentElement.lang || navigator.language,
    open,
    canShareNatively: () => typeof navigator.share === 'function',
    async shareNatively(data) {
      try {
        await navigator.share(data);
        return 'completed';
      } catch {
        // The person closed the sheet, or the page may not open it: neither is an error of theirs.
        return 'cancelled';
      }
    },
    async copy(text) {
      try {
        await navigator.clipboard.writeText(text);
        return true;
      } catch {
        return false;
      }
    },
    readConsent: readStoredConsent,
    writeConsent: writeStoredConsent,
    onLifecycle(listener) {
      const controller = new AbortController();
      const { signal } = controller;
      const onVisibility = () => document.visibilityState === 'hidden' && listener('hide');
      // No `unload` and no `beforeunload`: the page stays eligible for the back/forward cache.
      document.addEventListener('visibilitychange', onVisibility, { signal });
      addEventListener('pagehide', () => listener('hide'), { signal });
      addEventListener('pageshow', ({ persisted }) => persisted && listener('show'), { signal });
      addEventListener('online', () => listener('online'), { signal });
      return () => controller.abort();
    },
    onConsentChange(listener) {
      const onStorage = ({ key }: StorageEvent) =>
        (key === CONSENT_KEY || key === null) && listener();
      addEventListener('storage', onStorage);
      return () => removeEventListener('storage', onStorage);
    },
  };
}

/** Opens a network's page without an opener; what leads to another program leaves no empty window. */
function open(url: string): boolean {
  if (/^(mailto|sms|tel):/.test(url)) {
    location.href = url;
    return true;
  }
  // With `noopener` the answer is always null, so that a blocked window cannot be told from an
  // open one: https://html.spec.whatwg.org/multipage/nav-history-apis.html#dom-open
  window.open(url, '_blank', 'noopener,noreferrer');
  return true;
}
