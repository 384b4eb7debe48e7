import type { Database } from './database.js';

/** What is done with a table as a whole. */
export interface TableFacts<Name extends keyof Database> {
  /** The columns that tell its rows apart, after the program: an export walks by them. */
  keys: readonly (keyof Database[Name] & string)[];
  /**
   * `program`: in every export. `whole`: in that of the whole database alone, since it holds secrets.
   * `never`: what ends by itself or belongs to this database alone.
   */
  exported: 'program' | 'whole' | 'never';
}

/** Every table, each after those that it refers to. A new one has to say here what becomes of it. */
export const TABLES: { readonly [Name in keyof Database]: TableFacts<Name> } = {
  migrations: { keys: [], exported: 'never' },
  programs: { keys: [], exported: 'program' },
  programVersions: { keys: ['version'], exported: 'program' },
  origins: { keys: ['origin'], exported: 'program' },
  keys: { keys: ['id'], exported: 'whole' },
  people: { keys: ['id'], exported: 'program' },
  advocates: { keys: ['id'], exported: 'program' },
  codes: { keys: ['codeKey'], exported: 'program' },
  sessions: { keys: ['digest'], exported: 'never' },
  events: { keys: ['id'], exported: 'program' },
  eventCounts: {
    keys: ['day', 'type', 'codeKey', 'channel', 'slot'],
    exported: 'program',
  },
  clicks: { keys: ['day', 'codeKey', 'channel'], exported: 'program' },
  leads: { keys: ['id'], exported: 'program' },
  peopleForms: { keys: ['leadId'], exported: 'program' },
  peopleNotes: { keys: ['leadId', 'stageChangeId'], exported: 'program' },
  stageChanges: { keys: ['leadId', 'id'], exported: 'program' },
  conversions: { keys: ['id'], exported: 'program' },
  conversionPeople: { keys: ['personId', 'conversionId'], exported: 'program' },
  reversals: { keys: ['id'], exported: 'program' },
  rewards: { keys: ['id'], exported: 'program' },
  ledgerEntries: { keys: ['id'], exported: 'program' },
  rewardTerms: { keys: ['rewardId'], exported: 'program' },
  // Counted anew from the rewards where it is asked for.
  rewardAccounts: { keys: ['id'], exported: 'never' },
  referrals: { keys: ['advocateId', 'friendId', 'kind', 'cause'], exported: 'program' },
  conversionFacts: { keys: ['conversionId'], exported: 'program' },
  subscriptions: { keys: ['id'], exported: 'program' },
  verifiedLeads: { keys: ['leadId'], exported: 'program' },
  couponPools: { keys: ['pool'], exported: 'program' },
  coupons: { keys: ['code'], exported: 'program' },
  codeUses: { keys: ['codeKey'], exported: 'program' },
  charityChoices: { keys: ['advocateId'], exported: 'program' },
  networkMarks: { keys: ['day', 'subjectId', 'network'], exported: 'never' },
  suspicions: { keys: ['advocateId', 'friendId', 'sign'], exported: 'program' },
  handoffs: { keys: ['digest'], exported: 'never' },
  jobs: { keys: [], exported: 'never' },
  webhooks: { keys: ['id'], exported: 'whole' },
  webhookSecrets: { keys: ['webhookId', 'secret'], exported: 'whole' },
  deliveries: { keys: ['id'], exported: 'whole' },
  mails: { keys: ['id'], exported: 'whole' },
  logins: { keys: ['digest'], exported: 'never' },
  idempotentCalls: { keys: ['keyId', 'digest'], exported: 'never' },
  networkKeys: { keys: ['day'], exported: 'never' },
  misses: { keys: ['network'], exported: 'never' },
  consents: { keys: ['id'], exported: 'program' },
  consentSeals: { keys: ['position'], exported: 'program' },
  consentHeads: { keys: [], exported: 'program' },
  consentRefusals: { keys: ['day'], exported: 'program' },
  erasures: { keys: ['id'], exported: 'program' },
  audit: { keys: ['id'], exported: 'program' },
};

/** The tables of an export, in an order in which they can be filled. */
export function exportedTables(isWhole: boolean): (keyof Database)[] {
  const names = Object.keys(TABLES) as (keyof Database)[];
  return names.filter((name) => {
    const { exported } = TABLES[name];
    return exported === 'program' || (isWhole && exported === 'whole');
  });
}
