import type { Generated } from 'kysely';
import type {
  DeliveryRow,
  LoginRow,
  MailRow,
  WebhookRow,
  WebhookSecretRow,
} from './outgoing-rows.js';
import type { ConsentHeadRow, ConsentSealRow, ErasureRow } from './privacy-rows.js';
import type * as Reward from './reward-rows.js';

/**
 * The tables. Times are milliseconds since 1970, truth is 0 or 1, JSON is text, money is a safe
 * integer in minor units, and every primary and unique key begins with the program's id.
 *
 * Only `people`, `peopleForms` and `peopleNotes`, and a code's text, hold personal data: erasing a
 * person is deleting those rows.
 */
export interface Database {
  migrations: { name: string; appliedAt: number };
  programs: { programId: string; version: number; updatedAt: number };
  /** Every version that was ever in force. `config` is a `ProgramConfig`. */
  programVersions: { programId: string; version: number; config: string; createdAt: number };
  origins: { programId: string; origin: string };
  keys: KeyRow;
  people: PersonRow;
  /** What a person typed on a form: contact, answers, evidence. `body` is the request as it came. */
  peopleForms: { programId: string; leadId: string; personId: string; body: string };
  /** What somebody wrote about a person. */
  peopleNotes: { programId: string; stageChangeId: string; leadId: string; note: string };
  advocates: AdvocateRow;
  codes: CodeRow;
  sessions: { programId: string; digest: string; advocateId: string; expiresAt: number };
  events: EventRow;
  /** Events by the day (UTC, `2026-11-25`) they happened: what reports read, adding up the slots. */
  eventCounts: {
    programId: string;
    day: string;
    type: string;
    codeKey: string;
    channel: string;
    slot: Generated<number>;
    count: number;
  };
  /** Opened links, counted without an identifier. */
  clicks: { programId: string; day: string; codeKey: string; channel: string; count: number };
  leads: LeadRow;
  stageChanges: {
    programId: string;
    leadId: string;
    id: string;
    stage: string;
    occurredAt: number;
    receivedAt: number;
  };
  conversions: ConversionRow;
  /** Who stands behind a conversion, as far as the host or the page said. */
  conversionPeople: { programId: string; personId: string; conversionId: string };
  reversals: ReversalRow;
  rewards: RewardRow;
  ledgerEntries: LedgerRow;
  rewardTerms: Reward.RewardTermsRow;
  rewardAccounts: Reward.RewardAccountRow;
  referrals: Reward.ReferralRow;
  conversionFacts: Reward.ConversionFactsRow;
  subscriptions: Reward.SubscriptionRow;
  verifiedLeads: Reward.VerifiedLeadRow;
  couponPools: Reward.CouponPoolRow;
  coupons: Reward.CouponRow;
  codeUses: Reward.CodeUsesRow;
  charityChoices: Reward.CharityChoiceRow;
  networkMarks: Reward.NetworkMarkRow;
  suspicions: Reward.SuspicionRow;
  handoffs: HandoffRow;
  jobs: JobRow;
  webhooks: WebhookRow;
  webhookSecrets: WebhookSecretRow;
  deliveries: DeliveryRow;
  mails: MailRow;
  logins: LoginRow;
  idempotentCalls: IdempotentCallRow;
  /** What networks are hashed with on a day (UTC); the next day nobody can any more. */
  networkKeys: { programId: string; day: string; secret: string };
  /** Codes that nobody has, asked for by one network. `network` is a keyed hash. */
  misses: { programId: string; network: string; count: number; until: number };
  /** `mac`: a keyed hash of the rest; absent where the server had no key. */
  consents: {
    programId: string;
    id: string;
    type: string;
    body: string;
    receivedAt: number;
    mac: string | null;
  };
  consentSeals: ConsentSealRow;
  consentHeads: ConsentHeadRow;
  erasures: ErasureRow;
  /** Refusals, counted without a subject. */
  consentRefusals: { programId: string; day: string; count: number };
  audit: { programId: string; id: string; action: string; actor: string; at: number };
}

/**
 * A key: of a secret one only the digest is kept; an identity secret has to be readable, since a
 * symmetric signature is checked with what made it.
 */
export interface KeyRow {
  programId: string;
  id: string;
  kind: string;
  label: string;
  digest: string | null;
  secret: string | null;
  createdAt: number;
  revokedAt: number | null;
}

export interface PersonRow {
  programId: string;
  id: string;
  email: string | null;
  /** The address in lower case: who is who. */
  emailKey: string | null;
  /** The mailbox behind the address, dots and tags taken out: who might be the same. */
  mailboxKey: string | null;
  name: string | null;
  /** The host's own number of the customer. */
  customerId: string | null;
  createdAt: number;
  /** When it was shown that the address is theirs: by a one-time link, or by the host. */
  emailVerifiedAt: number | null;
}

export interface AdvocateRow {
  programId: string;
  id: string;
  personId: string;
  enrolledAt: number;
}

export interface CodeRow {
  programId: string;
  codeKey: string;
  id: string;
  code: string;
  advocateId: string;
  state: string;
  expiresAt: number | null;
  createdAt: number;
}

export interface EventRow {
  programId: string;
  id: string;
  type: string;
  codeKey: string | null;
  visitor: string | null;
  channel: string | null;
  sku: string | null;
  element: string | null;
  /** By the device's clock, as it was sent. */
  deviceAt: number;
  /** Corrected and clamped. */
  occurredAt: number;
  receivedAt: number;
}

export interface LeadRow {
  programId: string;
  id: string;
  personId: string;
  receivedAt: number;
  codeKey: string | null;
  touchedAt: number | null;
  visitor: string | null;
  stage: string;
  stageAt: number;
  stageChangeId: string;
  outcome: string;
  qualification: string;
  attribution: string;
}

export interface ConversionRow {
  programId: string;
  id: string;
  externalId: string;
  kind: string;
  status: string;
  amount: number | null;
  currency: string | null;
  occurredAt: number;
  receivedAt: number;
  confirmedAt: number | null;
  leadId: string | null;
  codeKey: string | null;
  touchedAt: number | null;
  visitor: string | null;
  outcome: string;
  attribution: string;
  /** Whom the friend's side belongs to; absent before the host's word, and in old records. */
  buyerId: string | null;
  /** Minor units, over all reversals. */
  refunded: number;
  /** When nothing was left of it. */
  reversedAt: number | null;
}

export interface ReversalRow {
  programId: string;
  id: string;
  conversionId: string;
  externalId: string;
  amount: number | null;
  /** The amount was left out, and all that was left was meant. */
  isRest: number;
  occurredAt: number;
  receivedAt: number;
}

export interface RewardRow {
  programId: string;
  id: string;
  rule: string;
  ruleVersion: number;
  side: string;
  beneficiary: string;
  cause: string;
  conversionId: string;
  amount: number;
  unit: string;
  state: string;
  reasons: string;
  createdAt: number;
  /** Until then the reward cannot be approved. */
  heldUntil: number;
  /** Taken back so far, in minor units. */
  reversed: number;
  /** Withheld for an earlier reward that was issued and then reversed. */
  clawedBack: number;
  /** A reviewer looks into it. */
  isHeld: number;
}

export interface LedgerRow {
  programId: string;
  id: string;
  rewardId: string;
  posting: string;
  /** What led here, where the posting alone does not say: a reversal's id, or a reward's. */
  cause: string;
  account: string;
  /** Empty for the program's own account. */
  beneficiary: string;
  amount: number;
  unit: string;
  occurredAt: number;
}

/** Evidence that a token stands for: ids and times alone. */
export interface HandoffRow {
  programId: string;
  /** Of the token, which is kept nowhere. */
  digest: string;
  codeKey: string | null;
  couponKey: string | null;
  touchedAt: number;
  leadId: string | null;
  visitor: string | null;
  expiresAt: number;
  /** Who has used it up. */
  redeemer: string | null;
}

/** What a call with an `Idempotency-Key` came to: never what was sent, nor a secret. */
export interface IdempotentCallRow {
  programId: string;
  /** Of the secret key that called. */
  keyId: string;
  /** Of method, path and `Idempotency-Key`, keyed by the secret that called. */
  digest: string;
  /** Of the body, keyed by the same. */
  fingerprint: string;
  /** The id, or the word, that the answer is rendered from. */
  outcome: string;
  createdAt: number;
}

/** Work that is due from time to time. */
interface JobRow {
  name: string;
  /** Milliseconds since 1970. */
  dueAt: number;
}
