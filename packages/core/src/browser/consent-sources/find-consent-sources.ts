import type { Clock, ConsentSourceOptions, ReportConsent } from '../../ports.js';

/** How consent sources are looked for, and who is told. */
export interface FindConsentOptions {
  clock: Pick<Clock, 'setTimer'>;
  /** The only source to look for. @default all of them */
  pinned?: string | undefined;
  options: ConsentSourceOptions;
  report: (name: string, ...said: Parameters<ReportConsent>) => void;
  onError: (cause: unknown) => void;
}

/** Follows what there is to follow by now, and is called again at the next look. */
export interface ConsentFollower {
  look(): void;
  end(): void;
}

/** What the page of a platform has; `consent-sources.ts` knows which is whose. */
const GLOBALS = [
  '__tcfapi',
  '__gpp',
  'dataLayer',
  'Shopify',
  'wp_has_consent',
  'klaro',
  'CookieConsent',
  'c15tStore',
  'OneTrust',
  'Cookiebot',
  'UC_UI',
  '__ucCmp',
];

/** Seconds after which a platform that comes late is looked for. */
const LOOKS = [1, 2, 5, 10];

/**
 * Looks for the consent platforms of the page, and has each that is found followed: now, when the
 * page has been read, when it has loaded, and a few times after. A page without any loads nothing.
 *
 * @returns a function that ends the search and all that was found
 */
export function findConsentSources(found: FindConsentOptions): () => void {
  let follower: ConsentFollower | undefined;
  let isOver = false;

  async function look(): Promise<void> {
    try {
      if (!GLOBALS.some((name) => name in globalThis) && !hasGlobalPrivacyControl()) return;
      const { followSources } = await import('./follow-sources.js');
      if (!isOver) (follower ??= followSources(found)).look();
    } catch (cause) {
      found.onError(cause);
    }
  }

  const cancels = LOOKS.map((seconds) => found.clock.setTimer(look, seconds * 1000));
  addEventListener('DOMContentLoaded', look);
  addEventListener('load', look);
  void look();
  return () => {
    isOver = true;
    removeEventListener('DOMContentLoaded', look);
    removeEventListener('load', look);
    for (const cancel of cancels) cancel();
    follower?.end();
  };
}

const hasGlobalPrivacyControl = () =>
  (navigator as { globalPrivacyControl?: unknown }).globalPrivacyControl;
