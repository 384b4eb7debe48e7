import { sql } from 'kysely';
import type {
  AdvocateRow,
  CodeRow,
  ConversionRow,
  Database,
  EventRow,
  HandoffRow,
  LedgerRow,
  RewardRow,
} from '../storage/database.js';
import type { LoginRow, MailRow } from '../storage/outgoing-rows.js';
import type { Queries } from '../storage/storage.js';
import type { LeadRecord } from './leads.js';

/** Events looked at between two turns of others. */
const WINDOW = 5000;

export async function loadAdvocatesOf(
  queries: Queries,
  programId: string,
  personIds: readonly string[],
): Promise<AdvocateRow[]> {
  if (personIds.length === 0) return [];
  return queries
    .selectFrom('advocates')
    .selectAll()
    .where('programId', '=', programId)
    .where('personId', 'in', personIds)
    .execute();
}

export async function loadCodesOf(
  queries: Queries,
  programId: string,
  advocateIds: readonly string[],
): Promise<CodeRow[]> {
  if (advocateIds.length === 0) return [];
  return queries
    .selectFrom('codes')
    .selectAll()
    .where('programId', '=', programId)
    .where('advocateId', 'in', advocateIds)
    .orderBy('createdAt')
    .execute();
}

export async function loadLeadsOf(
  queries: Queries,
  programId: string,
  personIds: readonly string[],
): Promise<LeadRecord[]> {
  if (personIds.length === 0) return [];
  return queries
    .selectFrom('leads')
    .leftJoin('peopleForms', (join) =>
      join
        .onRef('peopleForms.programId', '=', 'leads.programId')
        .onRef('peopleForms.leadId', '=', 'leads.id'),
    )
    .selectAll('leads')
    .select('peopleForms.body')
    .where('leads.programId', '=', programId)
    .where('leads.personId', 'in', personIds)
    .orderBy('leads.receivedAt')
    .execute();
}

export async function loadConversionsOf(
  queries: Queries,
  programId: string,
  personIds: readonly string[],
): Promise<ConversionRow[]> {
  if (personIds.length === 0) return [];
  return queries
    .selectFrom('conversions')
    .innerJoin('conversionPeople', (join) =>
      join
        .onRef('conversionPeople.programId', '=', 'conversions.programId')
        .onRef('conversionPeople.conversionId', '=', 'conversions.id'),
    )
    .selectAll('conversions')
    .distinct()
    .where('conversions.programId', '=', programId)
    .where('conversionPeople.personId', 'in', personIds)
    .orderBy('conversions.receivedAt')
    .execute();
}

/** What people or advocates were given. */
export async function loadAllRewardsOf(
  queries: Queries,
  programId: string,
  beneficiaries: readonly string[],
): Promise<RewardRow[]> {
  if (beneficiaries.length === 0) return [];
  return queries
    .selectFrom('rewards')
    .selectAll()
    .where('programId', '=', programId)
    .where('beneficiary', 'in', beneficiaries)
    .orderBy('createdAt')
    .execute();
}

/** The lines of rewards, on both sides of each posting. */
export async function loadLedgerOf(
  queries: Queries,
  programId: string,
  rewardIds: readonly string[],
): Promise<LedgerRow[]> {
  if (rewardIds.length === 0) return [];
  return queries
    .selectFrom('ledgerEntries')
    .selectAll()
    .where('programId', '=', programId)
    .where('rewardId', 'in', rewardIds)
    .orderBy('occurredAt')
    .orderBy('id')
    .execute();
}

export async function loadSessionsOf(
  queries: Queries,
  programId: string,
  advocateIds: readonly string[],
): Promise<Database['sessions'][]> {
  if (advocateIds.length === 0) return [];
  return queries
    .selectFrom('sessions')
    .selectAll()
    .where('programId', '=', programId)
    .where('advocateId', 'in', advocateIds)
    .execute();
}

/** Mails that people were sent or are about to be. */
export async function loadMailsOf(
  queries: Queries,
  programId: string,
  personIds: readonly string[],
): Promise<MailRow[]> {
  if (personIds.length === 0) return [];
  return queries
    .selectFrom('mails')
    .selectAll()
    .where('programId', '=', programId)
    .where('personId', 'in', personIds)
    .orderBy('createdAt')
    .execute();
}

/** One-time links that people were sent and did not follow. */
export async function loadLoginsOf(
  queries: Queries,
  programId: string,
  personIds: readonly string[],
): Promise<LoginRow[]> {
  if (personIds.length === 0) return [];
  return queries
    .selectFrom('logins')
    .selectAll()
    .where('programId', '=', programId)
    .where('personId', 'in', personIds)
    .execute();
}

/** Tokens that stand for a lead or a visitor. */
export async function loadHandoffsOf(
  queries: Queries,
  programId: string,
  { leadIds, visitors }: { leadIds: readonly string[]; visitors: readonly string[] },
): Promise<HandoffRow[]> {
  if (leadIds.length === 0 && visitors.length === 0) return [];
  return queries
    .selectFrom('handoffs')
    .selectAll()
    .where('programId', '=', programId)
    .where((eb) =>
      eb.or([
        ...(leadIds.length > 0 ? [eb('leadId', 'in', leadIds)] : []),
        ...(visitors.length > 0 ? [eb('visitor', 'in', visitors)] : []),
      ]),
    )
    .execute();
}

export async function loadEventsOfVisitors(
  queries: Queries,
  programId: string,
  visitors: readonly string[],
): Promise<EventRow[]> {
  if (visitors.length === 0) return [];
  return queries
    .selectFrom('events')
    .selectAll()
    .where('programId', '=', programId)
    .where('visitor', 'in', visitors)
    .orderBy('id')
    .execute();
}

/** Consent records that name a visitor. */
export async function loadConsentsOf(
  queries: Queries,
  programId: string,
  visitor: string,
): Promise<Database['consents'][]> {
  const subject = `"subject":${JSON.stringify(visitor)}`.replaceAll(/[%_\\]/g, String.raw`\$&`);
  return queries
    .selectFrom('consents')
    .selectAll()
    .where('programId', '=', programId)
    .where(sql<boolean>`body like ${`%${subject}%`} escape '\\'`)
    .orderBy('receivedAt')
    .execute();
}

/**
 * Walks a program's events in the order of their ids, window by window: no index leads from a code
 * to its events, since every event that arrives would pay for it.
 *
 * @param look is given the ends of each window, the first of them not included
 */
export async function walkEvents(
  reader: Queries,
  programId: string,
  look: (window: { after: string; to: string }) => Promise<void>,
): Promise<void> {
  let after = '';
  for (;;) {
    const ids = await reader
      .selectFrom('events')
      .select('id')
      .where('programId', '=', programId)
      .where('id', '>', after)
      .orderBy('id')
      .limit(WINDOW)
      .execute();
    const to = ids.at(-1)?.id;
    if (to === undefined) return;
    await look({ after, to });
    after = to;
    await turn();
  }
}

/** Lets calls that wait have their turn. */
export function turn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
