import type { WatchConsent } from '../../ports.js';
import { followEvents } from './follow-events.js';
import { readPurposes } from './read-purposes.js';

interface WordPressPage {
  wp_consent_type?: string;
  wp_fallback_consent_type?: string;
  wp_has_consent(category: string): boolean;
  consent_api?: { cookie_prefix: string };
  consent_api_get_cookie?(name: string): string;
}

/**
 * Follows the WP Consent API.
 *
 * Without a consent type it answers yes to everything, and where people may opt out it answers yes
 * before they chose, so that what was chosen is read beside what it answers.
 *
 * @see https://github.com/WordPress/wp-consent-level-api
 */
export const watchWpConsentApi: WatchConsent = (report, options) => {
  const told: Record<string, unknown> = {};
  return followEvents(
    report,
    ['wp_consent_type_defined', 'wp_listen_for_consent_change'],
    (event) => {
      const page = window as unknown as WordPressPage;
      // The detail is an array whose keys are the categories that changed.
      Object.assign(told, (event as CustomEvent | undefined)?.detail);
      const type = page.wp_consent_type ?? page.wp_fallback_consent_type;
      if (typeof type !== 'string' || !type) return {};
      return readPurposes(options, 'wp-consent-api', ['statistics', 'marketing'], (name) => {
        const chosen =
          told[name] ?? page.consent_api_get_cookie?.(`${page.consent_api?.cookie_prefix}_${name}`);
        if (chosen === 'deny') return false;
        const isChosen = chosen === 'allow' || !type.includes('optout');
        return isChosen && page.wp_has_consent(name) === true ? true : undefined;
      });
    },
  );
};
