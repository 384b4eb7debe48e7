import type { PersonRow } from '../storage/database.js';
import { lockProgram } from '../storage/lock-program.js';
import type { Queries } from '../storage/storage.js';

/** What is known of somebody; nothing at all is allowed. */
export interface PersonFacts {
  email?: { address: string; emailKey: string; mailboxKey: string };
  customerId?: string;
  name?: string;
  /** The host vouches for it: what is given may be joined to what is there. */
  isVerified: boolean;
}

/**
 * Finds the person of a customer number or an address, or adds one. Unverified facts never change
 * or join what is there: anybody can type somebody else's address.
 *
 * @param fresh the id of a new person
 */
export async function findOrAddPerson(
  queries: Queries,
  programId: string,
  facts: PersonFacts,
  fresh: { id: string; now: number },
): Promise<PersonRow> {
  await lockProgram(queries, programId);
  const byEmail = await findPerson(queries, programId, 'emailKey', facts.email?.emailKey);
  if (facts.customerId === undefined) {
    if (byEmail) return nameVerified(queries, byEmail, facts);
    return addPerson(queries, programId, facts, fresh);
  }
  const byCustomer = await findPerson(queries, programId, 'customerId', facts.customerId);
  if (byCustomer) {
    if (!facts.isVerified || byEmail || byCustomer.emailKey !== null) {
      return nameVerified(queries, byCustomer, facts);
    }
    return nameVerified(queries, await update(queries, byCustomer, emailOf(facts)), facts);
  }
  if (byEmail && facts.isVerified && byEmail.customerId === null) {
    const joined = await update(queries, byEmail, { customerId: facts.customerId });
    return nameVerified(queries, joined, facts);
  }
  // The address is somebody else's, or nobody vouches for it: the number stands alone.
  const { customerId, name } = facts;
  const alone = { customerId, ...(name === undefined ? {} : { name }) };
  return addPerson(queries, programId, byEmail || !facts.isVerified ? alone : facts, fresh);
}

export async function loadPeople(
  queries: Queries,
  programId: string,
  ids: readonly string[],
): Promise<PersonRow[]> {
  if (ids.length === 0) return [];
  return queries
    .selectFrom('people')
    .selectAll()
    .where('programId', '=', programId)
    .where('id', 'in', ids)
    .execute();
}

async function findPerson(
  queries: Queries,
  programId: string,
  column: 'emailKey' | 'customerId',
  value: string | undefined,
): Promise<PersonRow | undefined> {
  if (value === undefined) return undefined;
  return queries
    .selectFrom('people')
    .selectAll()
    .where('programId', '=', programId)
    .where(column, '=', value)
    .executeTakeFirst();
}

async function addPerson(
  queries: Queries,
  programId: string,
  facts: Omit<PersonFacts, 'isVerified'>,
  { id, now }: { id: string; now: number },
): Promise<PersonRow> {
  const row: PersonRow = {
    programId,
    id,
    ...emailOf(facts),
    name: facts.name ?? null,
    customerId: facts.customerId ?? null,
    createdAt: now,
  };
  await queries.insertInto('people').values(row).execute();
  return row;
}

function emailOf({ email }: Pick<PersonFacts, 'email'>) {
  return {
    email: email?.address ?? null,
    emailKey: email?.emailKey ?? null,
    mailboxKey: email?.mailboxKey ?? null,
  };
}

async function nameVerified(
  queries: Queries,
  person: PersonRow,
  { name, isVerified }: PersonFacts,
): Promise<PersonRow> {
  if (!isVerified || name === undefined || name === person.name) return person;
  return update(queries, person, { name });
}

async function update(
  queries: Queries,
  person: PersonRow,
  change: Partial<PersonRow>,
): Promise<PersonRow> {
  await queries
    .updateTable('people')
    .set(change)
    .where('programId', '=', person.programId)
    .where('id', '=', person.id)
    .execute();
  return { ...person, ...change };
}
