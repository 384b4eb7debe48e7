import { isId, type PersonQuery } from '@goodword/protocol';
import { findPersonIds } from '../records/find-person-ids.js';
import { toEmailKeys } from '../rules/email-keys.js';
import type { Queries } from '../storage/storage.js';
import type { SealKeys } from './seal-keys.js';

/** Finds whom a call is about: one person, as a rule, or nobody. */
export async function findPeople(
  queries: Queries,
  programId: string,
  query: PersonQuery,
): Promise<string[]> {
  if (query.email !== undefined) {
    const { emailKey } = toEmailKeys(query.email);
    return findPersonIds(queries, programId, { emailKey });
  }
  const { id } = query;
  // Of a person that was erased there is the id alone, and records that go by it.
  if (isId('person', id)) return [id];
  if (isId('advocate', id)) return findPersonIds(queries, programId, { advocateId: id });
  if (isId('lead', id)) return findPersonIds(queries, programId, { leadId: id });
  return findPersonIds(queries, programId, { customerId: id });
}

/** Keyed hashes of an address or a customer's number: an erasure finds it again in a backup. */
export async function hashKnownAs(
  keys: SealKeys | undefined,
  programId: string,
  { emailKey, customerId }: { emailKey: string | null; customerId: string | null },
): Promise<string[]> {
  if (!keys) return [];
  const facts: string[][] = [];
  if (emailKey !== null) facts.push([programId, 'email', emailKey]);
  if (customerId !== null) facts.push([programId, 'customer', customerId]);
  return (await Promise.all(facts.map((fact) => keys.signByEach('erased', fact)))).flat();
}
