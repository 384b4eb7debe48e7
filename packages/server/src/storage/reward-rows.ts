/** What a reward was promised by: enough to follow refunds whatever becomes of the rules. */
export interface RewardTermsRow {
  programId: string;
  rewardId: string;
  /** `RewardTerms` as JSON. */
  terms: string;
  /** Where it is paid to instead of its beneficiary. */
  charity: string | null;
  /** When it approves itself unless somebody holds it; in milliseconds since 1970. */
  approveAt: number | null;
}

/**
 * What was given so far of something limited. There is a row once a limit asked for it; it can be
 * deleted, and is counted anew from the rewards.
 */
export interface RewardAccountRow {
  programId: string;
  id: string;
  rewards: number;
  /** Minor units. */
  amount: number;
}

/** A friend whom an advocate brought: `qualified` or `won`. */
export interface ReferralRow {
  programId: string;
  advocateId: string;
  friendId: string;
  kind: string;
  /** As in `conversion:<id>`. */
  cause: string;
  at: number;
}

export interface ConversionFactsRow {
  programId: string;
  conversionId: string;
  /** `KnownFacts` as JSON. */
  facts: string;
  /** What rules gave nothing for, as JSON. */
  verdicts: string;
}

/** A subscription, and the conversion that began it. */
export interface SubscriptionRow {
  programId: string;
  id: string;
  conversionId: string;
}

/** A lead that the friend has confirmed to be theirs. */
export interface VerifiedLeadRow {
  programId: string;
  leadId: string;
  byWhat: string;
  at: number;
}

export interface CouponPoolRow {
  programId: string;
  pool: string;
  lowAt: number;
  imported: number;
  assigned: number;
}

export interface CouponRow {
  programId: string;
  code: string;
  pool: string;
  importedAt: number;
  /** Whose it is. */
  rewardId: string | null;
}

/** How often a code may be credited, and was; and the campaign that it is of. */
export interface CodeUsesRow {
  programId: string;
  codeKey: string;
  allowed: number | null;
  used: number;
  campaign: string | null;
}

/** Where an advocate's rewards go. */
export interface CharityChoiceRow {
  programId: string;
  advocateId: string;
  charity: string;
}

/** A network that somebody was in on a day, as a hash whose key is gone the day after. */
export interface NetworkMarkRow {
  programId: string;
  day: string;
  /** An advocate's or a person's id. */
  subjectId: string;
  /** Empty where it could not be found out. */
  network: string;
}

/** A sign that two people are one or know more than they say. */
export interface SuspicionRow {
  programId: string;
  advocateId: string;
  friendId: string;
  sign: string;
  at: number;
}
