import type { Queries } from '../storage/storage.js';

/** Something that leads to a person. */
export type PersonClue =
  | { personId: string }
  | { emailKey: string }
  | { customerId: string }
  | { advocateId: string }
  | { leadId: string };

export async function findPersonIds(
  queries: Queries,
  programId: string,
  clue: PersonClue,
): Promise<string[]> {
  if ('advocateId' in clue) {
    const rows = await queries
      .selectFrom('advocates')
      .select('personId')
      .where('programId', '=', programId)
      .where('id', '=', clue.advocateId)
      .execute();
    return rows.map(({ personId }) => personId);
  }
  if ('leadId' in clue) {
    const rows = await queries
      .selectFrom('leads')
      .select('personId')
      .where('programId', '=', programId)
      .where('id', '=', clue.leadId)
      .execute();
    return rows.map(({ personId }) => personId);
  }
  const [column, value] =
    'personId' in clue
      ? (['id', clue.personId] as const)
      : 'emailKey' in clue
        ? (['emailKey', clue.emailKey] as const)
        : (['customerId', clue.customerId] as const);
  const rows = await queries
    .selectFrom('people')
    .select('id')
    .where('programId', '=', programId)
    .where(column, '=', value)
    .execute();
  return rows.map(({ id }) => id);
}
