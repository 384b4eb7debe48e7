import { watchC15t } from '../c15t.js';
import { watchCookieConsent } from '../cookie-consent.js';
import { watchCookiebot } from '../cookiebot.js';
import { watchKlaro } from '../klaro.js';
import { watchOneTrust } from '../one-trust.js';
import { watchShopify } from '../shopify.js';
import { watchUsercentrics2 } from '../usercentrics-2.js';
import { watchUsercentrics3 } from '../usercentrics-3.js';
import { watchWpConsentApi } from '../wp-consent-api.js';
import { forAll, type Facts, type TestSignal } from './test-signal.js';

const service = (category: string, consent: object) => ({ name: category, category, consent });

/** The signals that one platform has for itself. */
export const PLATFORM_SIGNALS: readonly TestSignal[] = [
  {
    name: 'shopify',
    watch: watchShopify,
    allowed: { consent: { analytics: 'yes', marketing: 'yes', sale_of_data: '' } },
    needed: forAll(['consent'], ['consent.analytics'], ['consent.marketing']),
    globals: (facts) => ({
      Shopify: { customerPrivacy: { currentVisitorConsent: () => facts.consent } },
    }),
  },
  {
    name: 'wp-consent-api',
    watch: watchWpConsentApi,
    allowed: {
      cookies: { prefix_statistics: 'allow', prefix_marketing: 'allow' },
      has: { statistics: true, marketing: true },
    },
    needed: forAll(
      ['cookies', 'has'],
      ['cookies.prefix_statistics', 'has.statistics'],
      ['cookies.prefix_marketing', 'has.marketing'],
    ),
    globals: (facts) => ({
      wp_consent_type: 'optout',
      consent_api: { cookie_prefix: 'prefix' },
      consent_api_get_cookie: (name: string) => (facts.cookies as Facts)[name],
      wp_has_consent: (name: string) => (facts.has as Facts)[name],
    }),
  },
  {
    name: 'klaro',
    watch: watchKlaro,
    allowed: {
      confirmed: true,
      savedConsents: { matomo: true, ads: true },
      config: {
        services: [
          { name: 'matomo', purposes: ['analytics'] },
          { name: 'ads', purposes: ['marketing'] },
        ],
      },
    },
    needed: forAll(
      ['confirmed', 'savedConsents', 'config', 'config.services'],
      [
        'savedConsents.matomo',
        'config.services.0',
        'config.services.0.name',
        'config.services.0.purposes',
        'config.services.0.purposes.0',
      ],
      ['savedConsents.ads', 'config.services.1.name', 'config.services.1.purposes.0'],
    ),
    globals: (facts) => {
      const manager = Object.defineProperties(
        { watch: () => undefined, unwatch: () => undefined },
        Object.getOwnPropertyDescriptors(facts),
      );
      return {
        klaro: {
          getManager: () => manager,
          addEventListener: (_type: string, handler: (config: unknown) => void) =>
            handler(facts.config),
        },
      };
    },
  },
  {
    name: 'cookie-consent',
    watch: watchCookieConsent,
    allowed: {
      isValid: true,
      chosen: {
        acceptedCategories: ['analytics', 'marketing'],
        rejectedCategories: [],
        acceptedServices: {},
        rejectedServices: {},
      },
    },
    needed: forAll(
      ['isValid', 'chosen', 'chosen.acceptedCategories'],
      ['chosen.acceptedCategories.0'],
      ['chosen.acceptedCategories.1'],
    ),
    globals: (facts) => ({
      CookieConsent: {
        validConsent: () => facts.isValid,
        getUserPreferences: () => facts.chosen,
      },
    }),
  },
  {
    name: 'c15t',
    watch: watchC15t,
    allowed: {
      consents: { measurement: true, marketing: true },
      consentInfo: { subjectId: 'sub_1' },
    },
    needed: forAll(['consents', 'consentInfo'], ['consents.measurement'], ['consents.marketing']),
    globals: (facts) => ({
      c15tStore: { getState: () => facts, subscribe: () => () => undefined },
    }),
  },
  {
    name: 'one-trust',
    watch: watchOneTrust,
    allowed: { isClosed: true, groups: ',C0001,C0002,C0004,' },
    needed: forAll(['isClosed', 'groups'], [], []),
    globals: (facts) => ({
      OneTrust: { IsAlertBoxClosed: () => facts.isClosed },
      get OnetrustActiveGroups() {
        return facts.groups;
      },
    }),
  },
  {
    name: 'cookiebot',
    watch: watchCookiebot,
    allowed: {
      hasResponse: true,
      consent: { statistics: true, marketing: true, method: 'explicit' },
    },
    needed: forAll(
      ['hasResponse', 'consent', 'consent.method'],
      ['consent.statistics'],
      ['consent.marketing'],
    ),
    globals: (facts) => ({ Cookiebot: facts }),
  },
  {
    name: 'usercentrics',
    watch: watchUsercentrics2,
    allowed: {
      services: ['functional', 'marketing'].map((categorySlug) => ({
        id: categorySlug.toUpperCase(),
        name: `${categorySlug} service`,
        categorySlug,
        consent: { status: true, history: [{ type: 'implicit' }, { type: 'explicit' }] },
      })),
    },
    needed: forAll(
      ['services'],
      [
        'services.0',
        'services.0.categorySlug',
        'services.0.consent.status',
        'services.0.consent.history',
        'services.0.consent.history.1.type',
      ],
      ['services.1.consent', 'services.1.consent.status', 'services.1.consent.history.1'],
    ),
    globals: (facts) => ({ UC_UI: { getServicesBaseInfo: () => facts.services } }),
  },
  {
    name: 'usercentrics',
    watch: watchUsercentrics3,
    allowed: {
      details: {
        services: {
          S1: service('functional', { given: true, type: 'EXPLICIT' }),
          S2: service('marketing', { given: true, type: 'EXPLICIT' }),
        },
      },
    },
    needed: forAll(
      ['details', 'details.services'],
      ['details.services.S1', 'details.services.S1.consent.given', 'details.services.S1.consent'],
      ['details.services.S2.consent.type', 'details.services.S2.consent.given'],
    ),
    globals: (facts) => ({ __ucCmp: { getConsentDetails: async () => facts.details } }),
  },
];
