import type { ConversionRow } from '../storage/database.js';
import type { Queries } from '../storage/storage.js';

/** What is shown of one question, at most. */
const MOST = 20;

/** The people of an address, whichever form of it they gave. */
export async function findPeopleByAddress(
  queries: Queries,
  programId: string,
  { emailKey, mailboxKey }: { emailKey: string; mailboxKey: string },
): Promise<string[]> {
  const rows = await queries
    .selectFrom('people')
    .select('id')
    .where('programId', '=', programId)
    .where((eb) => eb.or([eb('emailKey', '=', emailKey), eb('mailboxKey', '=', mailboxKey)]))
    .limit(MOST)
    .execute();
  return rows.map(({ id }) => id);
}

/** The advocates that people are. */
export async function findAdvocateIds(
  queries: Queries,
  programId: string,
  personIds: readonly string[],
): Promise<string[]> {
  if (personIds.length === 0) return [];
  const rows = await queries
    .selectFrom('advocates')
    .select('id')
    .where('programId', '=', programId)
    .where('personId', 'in', personIds)
    .execute();
  return rows.map(({ id }) => id);
}

/** The latest conversions of people, and those that advocates are or were credited for. */
export async function findConversionsOf(
  queries: Queries,
  programId: string,
  { personIds, advocateIds }: { personIds: readonly string[]; advocateIds: readonly string[] },
): Promise<ConversionRow[]> {
  const bought =
    personIds.length === 0
      ? []
      : await queries
          .selectFrom('conversionPeople')
          .select('conversionId')
          .where('programId', '=', programId)
          .where('personId', 'in', personIds)
          .orderBy('conversionId', 'desc')
          .limit(MOST)
          .execute();
  const brought =
    advocateIds.length === 0
      ? []
      : await queries
          .selectFrom('rewards')
          .select('conversionId')
          .where('programId', '=', programId)
          .where('beneficiary', 'in', advocateIds)
          .orderBy('createdAt', 'desc')
          .limit(MOST)
          .execute();
  const ids = [...new Set([...bought, ...brought].map(({ conversionId }) => conversionId))];
  if (ids.length === 0) return [];
  return queries
    .selectFrom('conversions')
    .selectAll()
    .where('programId', '=', programId)
    .where('id', 'in', ids)
    .orderBy('receivedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(MOST)
    .execute();
}

/** The latest leads of people. */
export async function findLeadsOf(
  queries: Queries,
  programId: string,
  personIds: readonly string[],
): Promise<string[]> {
  if (personIds.length === 0) return [];
  const rows = await queries
    .selectFrom('leads')
    .select('id')
    .where('programId', '=', programId)
    .where('personId', 'in', personIds)
    .orderBy('receivedAt', 'desc')
    .limit(MOST)
    .execute();
  return rows.map(({ id }) => id);
}

/** What rewards no order earned: for leads and for numbers of friends. */
export async function findOtherRewards(
  queries: Queries,
  programId: string,
  beneficiaries: readonly string[],
) {
  if (beneficiaries.length === 0) return [];
  return queries
    .selectFrom('rewards')
    .selectAll()
    .where('programId', '=', programId)
    .where('beneficiary', 'in', beneficiaries)
    .where('conversionId', '=', '')
    .orderBy('createdAt', 'desc')
    .limit(MOST)
    .execute();
}
