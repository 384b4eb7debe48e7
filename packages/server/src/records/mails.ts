import { engineOf } from '../storage/engine-of.js';
import type { MailRow } from '../storage/outgoing-rows.js';
import type { Queries } from '../storage/storage.js';

/** What a mail is made of: ids and names alone, never an address or a text. */
export type NewMail = Pick<
  MailRow,
  'programId' | 'id' | 'template' | 'personId' | 'subjectId' | 'locale' | 'createdAt'
>;

/** Puts a mail with the change that it is about, in the same transaction. */
export async function queueMail(queries: Queries, mail: NewMail): Promise<void> {
  await queries
    .insertInto('mails')
    .values({
      ...mail,
      state: 'waiting',
      attempts: 0,
      claims: 0,
      dueAt: mail.createdAt,
      failure: null,
      settledAt: null,
    })
    .execute();
}

/** Tells whether a person was written to since a time, in milliseconds since 1970. */
export async function hasMail(
  queries: Queries,
  { programId, personId, template }: Pick<NewMail, 'programId' | 'template'> & { personId: string },
  since: number,
): Promise<boolean> {
  const row = await queries
    .selectFrom('mails')
    .select('id')
    .where('programId', '=', programId)
    .where('personId', '=', personId)
    .where('template', '=', template)
    .where('createdAt', '>', since)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Tells whether a mail is due, without writing. */
export async function hasDueMails(queries: Queries, now: number): Promise<boolean> {
  const row = await queries
    .selectFrom('mails')
    .select('id')
    .where('dueAt', '<=', now)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Takes mails that are due, so that no other process sends them.
 *
 * @param until when another may, should nobody settle them, in milliseconds since 1970
 */
export async function claimMails(
  queries: Queries,
  { now, until, limit }: { now: number; until: number; limit: number },
): Promise<MailRow[]> {
  let due = queries
    .selectFrom('mails')
    .select(['programId', 'id'])
    .where('dueAt', '<=', now)
    .orderBy('dueAt')
    .limit(limit);
  // SQLite has one writer at a time.
  if (engineOf(queries) === 'postgres') due = due.forUpdate().skipLocked();
  const claimed: MailRow[] = [];
  for (const { programId, id } of await due.execute()) {
    claimed.push(
      ...(await queries
        .updateTable('mails')
        .set((eb) => ({
          dueAt: until,
          attempts: eb('attempts', '+', 1),
          claims: eb('claims', '+', 1),
        }))
        .where('programId', '=', programId)
        .where('id', '=', id)
        .returningAll()
        .execute()),
    );
  }
  return claimed;
}

/** Writes what a mail came to, unless somebody else has claimed it since. */
export async function settleMail(
  queries: Queries,
  { programId, id, claims }: Pick<MailRow, 'programId' | 'id' | 'claims'>,
  settlement: Pick<MailRow, 'state' | 'dueAt'> &
    Partial<Pick<MailRow, 'failure' | 'settledAt' | 'attempts'>>,
): Promise<void> {
  await queries
    .updateTable('mails')
    .set(settlement)
    .where('programId', '=', programId)
    .where('id', '=', id)
    .where('claims', '=', claims)
    .execute();
}

/** Takes a mail out that nobody is to get. */
export async function deleteMail(
  queries: Queries,
  { programId, id }: Pick<MailRow, 'programId' | 'id'>,
): Promise<void> {
  await queries
    .deleteFrom('mails')
    .where('programId', '=', programId)
    .where('id', '=', id)
    .execute();
}

/** The latest mails of a program that are to somebody, latest first. */
export async function listMails(
  queries: Queries,
  programId: string,
  limit: number,
): Promise<MailRow[]> {
  return queries
    .selectFrom('mails')
    .selectAll()
    .where('programId', '=', programId)
    .where('personId', 'is not', null)
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

export async function findMail(
  queries: Queries,
  programId: string,
  id: string,
): Promise<MailRow | undefined> {
  return queries
    .selectFrom('mails')
    .selectAll()
    .where('programId', '=', programId)
    .where('id', '=', id)
    .executeTakeFirst();
}
