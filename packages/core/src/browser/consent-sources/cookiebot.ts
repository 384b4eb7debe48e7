import type { WatchConsent } from '../../ports.js';
import { followEvents } from './follow-events.js';
import { readPurposes } from './read-purposes.js';

interface CookiebotPage {
  Cookiebot: {
    hasResponse: boolean;
    /** `method` is `explicit`, or `implied` where the law lets silence be a yes. */
    consent: Readonly<Record<string, unknown>>;
  };
}

/**
 * Follows Cookiebot. `CookiebotOnConsentReady` tells of a returning visitor's choice too.
 *
 * @see https://www.cookiebot.com/en/developer/
 */
export const watchCookiebot: WatchConsent = (report, options) =>
  followEvents(
    report,
    ['CookiebotOnConsentReady', 'CookiebotOnAccept', 'CookiebotOnDecline'],
    () => {
      const { hasResponse, consent } = (window as unknown as CookiebotPage).Cookiebot;
      if (hasResponse !== true) return {};
      return readPurposes(options, 'cookiebot', ['statistics', 'marketing'], (name) => {
        const answer = consent[name];
        return answer === true && consent.method !== 'explicit' ? undefined : answer;
      });
    },
  );
