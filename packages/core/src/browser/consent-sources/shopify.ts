import type { WatchConsent } from '../../ports.js';
import { followEvents } from './follow-events.js';
import { readPurposes } from './read-purposes.js';

interface ShopifyPage {
  Shopify: {
    customerPrivacy: {
      /** Each is `yes`, `no`, or empty while the person has not chosen. */
      currentVisitorConsent(): Readonly<Record<string, unknown>>;
    };
  };
}

const ANSWERS: Readonly<Record<string, boolean>> = { yes: true, no: false };

/**
 * Follows Shopify's Customer Privacy API. To opt out of the sale of data denies `forwarding`.
 *
 * @see https://shopify.dev/docs/api/customer-privacy
 */
export const watchShopify: WatchConsent = (report, options) =>
  followEvents(report, ['visitorConsentCollected'], () => {
    const { customerPrivacy } = (window as unknown as ShopifyPage).Shopify;
    const consent = customerPrivacy.currentVisitorConsent();
    const answerTo = (name: string) => {
      const answer = consent[name];
      return typeof answer === 'string' ? ANSWERS[answer] : undefined;
    };
    const said = readPurposes(options, 'shopify', ['analytics', 'marketing'], answerTo);
    if (answerTo('sale_of_data') === false) said.forwarding = 'denied';
    return said;
  });
