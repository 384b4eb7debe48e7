import type { WatchConsent } from '../../ports.js';
import { followEvents } from './follow-events.js';
import { readPurposes } from './read-purposes.js';
import { readServices } from './read-services.js';

type Services = Readonly<Record<string, readonly string[]>>;

interface CookieConsentPage {
  CookieConsent: {
    /** The person has chosen, and what they chose from is still what is asked. */
    validConsent(): boolean;
    getUserPreferences(): {
      acceptedCategories: readonly string[];
      rejectedCategories: readonly string[];
      acceptedServices: Services;
      rejectedServices: Services;
    };
  };
}

/**
 * Follows CookieConsent 3, by orestbida.
 *
 * @see https://cookieconsent.orestbida.com/advanced/callbacks-events.html
 */
export const watchCookieConsent: WatchConsent = (report, options) =>
  followEvents(report, ['cc:onFirstConsent', 'cc:onConsent', 'cc:onChange'], () => {
    const { CookieConsent } = window as unknown as CookieConsentPage;
    if (CookieConsent.validConsent() !== true) return {};
    const chosen = CookieConsent.getUserPreferences();
    const answers = [
      [namesOf(chosen.rejectedCategories, chosen.rejectedServices), false],
      [namesOf(chosen.acceptedCategories, chosen.acceptedServices), true],
    ] as const;
    return readPurposes(options, 'cookie-consent', ['analytics', 'marketing'], (name) =>
      readServices(answers, name),
    );
  });

const namesOf = (categories: readonly string[], services: Services) => [
  ...categories,
  ...Object.values(services).flat(),
];
