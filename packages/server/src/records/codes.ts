import type { CodeRow } from '../storage/database.js';
import type { Queries } from '../storage/storage.js';

/** A code and whom it belongs to. */
export interface OwnedCode extends CodeRow {
  personId: string;
  name: string | null;
  mailboxKey: string | null;
}

/** Reads several codes of a program at once. */
export async function loadCodes(
  queries: Queries,
  programId: string,
  codeKeys: readonly string[],
): Promise<OwnedCode[]> {
  if (codeKeys.length === 0) return [];
  return ownedCodes(queries)
    .where('codes.programId', '=', programId)
    .where('codes.codeKey', 'in', codeKeys)
    .execute();
}

/** Finds a code whose program is not known, as in a share link; the oldest where several have it. */
export async function findCodeAnywhere(
  queries: Queries,
  codeKey: string,
): Promise<OwnedCode | undefined> {
  return ownedCodes(queries)
    .where('codes.codeKey', '=', codeKey)
    .orderBy('codes.createdAt')
    .orderBy('codes.id')
    .limit(1)
    .executeTakeFirst();
}

/** The code that an advocate was given first. */
export async function findCodeOfAdvocate(
  queries: Queries,
  programId: string,
  advocateId: string,
): Promise<OwnedCode | undefined> {
  return ownedCodes(queries)
    .where('codes.programId', '=', programId)
    .where('codes.advocateId', '=', advocateId)
    .orderBy('codes.createdAt')
    .orderBy('codes.id')
    .limit(1)
    .executeTakeFirst();
}

export async function insertCode(queries: Queries, code: CodeRow): Promise<void> {
  await queries.insertInto('codes').values(code).execute();
}

function ownedCodes(queries: Queries) {
  return queries
    .selectFrom('codes')
    .innerJoin('advocates', (join) =>
      join
        .onRef('advocates.programId', '=', 'codes.programId')
        .onRef('advocates.id', '=', 'codes.advocateId'),
    )
    .leftJoin('people', (join) =>
      join
        .onRef('people.programId', '=', 'advocates.programId')
        .onRef('people.id', '=', 'advocates.personId'),
    )
    .selectAll('codes')
    .select(['advocates.personId', 'people.name', 'people.mailboxKey']);
}
