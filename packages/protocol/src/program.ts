import * as z from 'zod';
import { purposeSchema } from './consent.js';
import {
  channelSchema,
  localizedTextSchema,
  localeSchema,
  plainKeySchema,
  programIdSchema,
  textSchema,
  unitSchema,
} from './scalars.js';

/** What one side gets: a fixed amount in minor units, or a share of the order in percent. */
export const benefitSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('fixed'), amount: z.int().positive(), unit: unitSchema }),
  z.object({ kind: z.literal('percent'), percent: z.number().positive().max(100) }),
]);
export type Benefit = z.infer<typeof benefitSchema>;

/** The promise to both sides, with texts where the program has its own words. */
export const offerSchema = z.object({
  advocate: z.object({ benefit: benefitSchema, text: localizedTextSchema.optional() }),
  friend: z.object({
    benefit: benefitSchema,
    text: localizedTextSchema.optional(),
    /** A coupon that the friend may use at once. */
    coupon: textSchema().max(64).optional(),
  }),
});
export type Offer = z.infer<typeof offerSchema>;

/** A step that an advocate reaches by so many won referrals. */
export const milestoneSchema = z.object({
  /** How many friends have become customers by then. */
  at: z.int().positive(),
  /** What the advocate gets for it, besides what each referral brings. */
  benefit: benefitSchema.optional(),
  /** What the step is called. Left out: its benefit in words. */
  text: localizedTextSchema.optional(),
});
export type Milestone = z.infer<typeof milestoneSchema>;

/** One field of the lead form. `name` and `email` are contact; every other key is an answer. */
export const leadFieldSchema = z.object({
  key: plainKeySchema,
  kind: z.enum(['text', 'email', 'tel', 'select', 'textarea']),
  label: localizedTextSchema,
  required: z.boolean(),
  options: z
    .array(z.object({ value: textSchema().max(200), label: localizedTextSchema }))
    .optional(),
});
export type LeadField = z.infer<typeof leadFieldSchema>;

/** The platforms that speak of categories or services, by the names that a state records. */
export const namedConsentSourceSchema = z.enum([
  'consent-mode',
  'shopify',
  'wp-consent-api',
  'klaro',
  'cookie-consent',
  'c15t',
  'one-trust',
  'cookiebot',
  'usercentrics',
]);

/** How what consent platforms say is read; for hosts that set theirs up in a way of their own. */
export const consentSourcesSchema = z.object({
  /**
   * What holds where a platform says that no law requires asking: TCF with `gdprApplies: false`,
   * GPP where neither Europe's nor Canada's section applies. Left out: `unknown`, which is a no.
   */
  outside: z.enum(['unknown', 'granted']).optional(),
  /** A vendor of the TCF list who must be consented to as well. Left out: none. */
  tcfVendor: z.int().min(1).max(65535).optional(),
  /**
   * What a platform calls a purpose: keys of Consent Mode, categories of the others, or services of
   * Klaro, CookieConsent and Usercentrics (by name, or by id). All that are listed must be allowed.
   *
   * | left out | attribution, measurement | forwarding |
   * | --- | --- | --- |
   * | consent-mode | `analytics_storage` | `ad_storage` and `ad_user_data` |
   * | shopify, klaro, cookie-consent | `analytics` | `marketing` |
   * | wp-consent-api, cookiebot | `statistics` | `marketing` |
   * | c15t | `measurement` | `marketing` |
   * | one-trust | `C0002` | `C0004` |
   * | usercentrics | `functional` | `marketing` |
   */
  names: z
    .partialRecord(
      namedConsentSourceSchema,
      z.partialRecord(purposeSchema, z.array(textSchema().min(1).max(100)).min(1).max(20)),
    )
    .optional(),
});

/** How a program asks for consent, and for how long a choice holds. */
export const consentPolicySchema = z.object({
  mode: z.enum(['consent', 'requested-reward', 'cookieless', 'granted']),
  policyVersion: textSchema().min(1).max(40),
  /** Days that a grant or a refusal holds. */
  durationDays: z.int().min(1).max(395),
  /** How what other platforms say is read. Left out: as each of them is commonly set up. */
  sources: consentSourcesSchema.optional(),
});
export type ConsentPolicy = z.infer<typeof consentPolicySchema>;
export type ConsentMode = ConsentPolicy['mode'];

/** The windows of attribution, in days. */
export const windowsSchema = z.object({
  /** A touch counts for so long after it happened. */
  clickDays: z.int().min(1).max(395),
  /** After a lead, its conversion is credited for so long. */
  creditDays: z.int().min(1).max(730),
});
export type AttributionWindows = z.infer<typeof windowsSchema>;

/** What anybody may know of a program: all that a widget needs, and no personal data. */
export const programSchema = z.object({
  id: programIdSchema,
  name: textSchema().min(1).max(120),
  locale: localeSchema,
  test: z.boolean(),
  version: z.int().positive(),
  offer: offerSchema,
  /** Steps for an advocate, in any order. */
  milestones: z.array(milestoneSchema).max(20).optional(),
  /** Texts that replace an element's own, by language and then by key. */
  texts: z.record(localeSchema, z.record(plainKeySchema, textSchema().max(2000))),
  /** Share channels in the order they are shown. */
  channels: z.array(channelSchema).max(40),
  consent: consentPolicySchema,
  windows: windowsSchema,
  leadForm: z.object({ fields: z.array(leadFieldSchema).max(30), privacyUrl: z.url().optional() }),
  /** The product's or shop's address that a link leads to. */
  destination: z.url(),
});
export type Program = z.infer<typeof programSchema>;
