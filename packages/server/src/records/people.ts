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
    if (byEmail) return keepVerified(queries, byEmail, facts, fresh.now);
    return addPerson(queries, programId, facts, fresh);
  }
  const byCustomer = await findPerson(queries, programId, 'customerId', facts.customerId);
  if (byCustomer) {
    if (!facts.isVerified || byEmail || byCustomer.emailKey !== null) {
      return keepVerified(queries, byCustomer, facts, fresh.now);
    }
    const joined = await update(queries, byCustomer, emailOf(facts));
    return keepVerified(queries, joined, facts, fresh.now);
  }
  if (byEmail && facts.isVerified && byEmail.customerId === null) {
    const joined = await update(queries, byEmail, { customerId: facts.customerId });
    return keepVerified(queries, joined, facts, fresh.now);
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
  facts: Pick<PersonFacts, 'email' | 'customerId' | 'name'> & Partial<PersonFacts>,
  { id, now }: { id: string; now: number },
): Promise<PersonRow> {
  const row: PersonRow = {
    programId,
    id,
    ...emailOf(facts),
    name: facts.name ?? null,
    customerId: facts.customerId ?? null,
    createdAt: now,
    emailVerifiedAt: facts.isVerified && facts.email ? now : null,
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

/** Keeps what the host vouches for: a name, and that the address is the person's. */
async function keepVerified(
  queries: Queries,
  person: PersonRow,
  { name, email, isVerified }: PersonFacts,
  now: number,
): Promise<PersonRow> {
  if (!isVerified) return person;
  const isTheirs = person.emailKey !== null && person.emailKey === email?.emailKey;
  const change: Partial<PersonRow> = {
    ...(name === undefined || name === person.name ? {} : { name }),
    ...(isTheirs && person.emailVerifiedAt === null ? { emailVerifiedAt: now } : {}),
  };
  return Object.keys(change).length === 0 ? person : update(queries, person, change);
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
