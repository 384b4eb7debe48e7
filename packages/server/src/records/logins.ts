import type { LoginRow } from '../storage/outgoing-rows.js';
import type { Queries } from '../storage/storage.js';

/** The advocate whom an address belongs to. */
export async function findAdvocateOfEmail(
  queries: Queries,
  programId: string,
  emailKey: string,
): Promise<{ personId: string; advocateId: string } | undefined> {
  return queries
    .selectFrom('people')
    .innerJoin('advocates', (join) =>
      join
        .onRef('advocates.programId', '=', 'people.programId')
        .onRef('advocates.personId', '=', 'people.id'),
    )
    .select(['people.id as personId', 'advocates.id as advocateId'])
    .where('people.programId', '=', programId)
    .where('people.emailKey', '=', emailKey)
    .executeTakeFirst();
}

/** Adds a link, and takes out those that are over. */
export async function insertLogin(queries: Queries, login: LoginRow, now: number): Promise<void> {
  await queries
    .deleteFrom('logins')
    .where('programId', '=', login.programId)
    .where('expiresAt', '<=', now)
    .execute();
  await queries.insertInto('logins').values(login).execute();
}

/**
 * Uses a link up, and with it every other of the same person.
 *
 * @returns the person's id, once
 */
export async function redeemLogin(
  queries: Queries,
  programId: string,
  { digest, now }: { digest: string; now: number },
): Promise<string | undefined> {
  // One statement, so that of two at the same moment one finds it gone.
  const row = await queries
    .deleteFrom('logins')
    .where('programId', '=', programId)
    .where('digest', '=', digest)
    .where('expiresAt', '>', now)
    .returning('personId')
    .executeTakeFirst();
  if (!row) return undefined;
  await queries
    .deleteFrom('logins')
    .where('programId', '=', programId)
    .where('personId', '=', row.personId)
    .execute();
  return row.personId;
}

/** Records that the address of a person was shown to be theirs. */
export async function verifyEmail(
  queries: Queries,
  programId: string,
  personId: string,
  now: number,
): Promise<void> {
  await queries
    .updateTable('people')
    .set({ emailVerifiedAt: now })
    .where('programId', '=', programId)
    .where('id', '=', personId)
    .where('emailVerifiedAt', 'is', null)
    .execute();
}
