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
  /** Events by the day (UTC, `2026-11-25`) they happened: what reports read. */
  eventCounts: {
    programId: string;
    day: string;
    type: string;
    codeKey: string;
    channel: string;
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
  rewards: RewardRow;
  ledgerEntries: LedgerRow;
  consents: { programId: string; id: string; type: string; body: string; receivedAt: number };
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
}

export interface LedgerRow {
  programId: string;
  id: string;
  rewardId: string;
  posting: string;
  account: string;
  /** Empty for the program's own account. */
  beneficiary: string;
  amount: number;
  unit: string;
  occurredAt: number;
}
