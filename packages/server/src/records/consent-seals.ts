import type { Database } from '../storage/database.js';
import { lockProgram } from '../storage/lock-program.js';
import type { ConsentHeadRow, ConsentSealRow } from '../storage/privacy-rows.js';
import type { Queries } from '../storage/storage.js';

/** A consent record beside its place in the chain. */
export type SealedConsent = ConsentSealRow & { record: Database['consents'] | undefined };

export async function findConsentHead(
  queries: Queries,
  programId: string,
): Promise<ConsentHeadRow | undefined> {
  return queries
    .selectFrom('consentHeads')
    .selectAll()
    .where('programId', '=', programId)
    .executeTakeFirst();
}

export async function findConsentSeal(
  queries: Queries,
  programId: string,
  consentId: string,
): Promise<ConsentSealRow | undefined> {
  return queries
    .selectFrom('consentSeals')
    .selectAll()
    .where('programId', '=', programId)
    .where('consentId', '=', consentId)
    .executeTakeFirst();
}

/** Where a walk through records by their time has come to. */
export interface ConsentPlace {
  /** Milliseconds since 1970. */
  at: number;
  id: string;
}

/** Records without a place in the chain, oldest first. */
export async function loadUnsealed(
  queries: Queries,
  programId: string,
  { after, limit }: { after: ConsentPlace; limit: number },
): Promise<Database['consents'][]> {
  return queries
    .selectFrom('consents')
    .leftJoin('consentSeals', (join) =>
      join
        .onRef('consentSeals.programId', '=', 'consents.programId')
        .onRef('consentSeals.consentId', '=', 'consents.id'),
    )
    .selectAll('consents')
    .where('consents.programId', '=', programId)
    .where((eb) =>
      eb(eb.refTuple('consents.receivedAt', 'consents.id'), '>', eb.tuple(after.at, after.id)),
    )
    .where('consentSeals.position', 'is', null)
    .orderBy('consents.receivedAt')
    .orderBy('consents.id')
    .limit(limit)
    .execute();
}

/** Adds to the chain, unless it has moved on. @returns whether it was added */
export async function insertSeals(
  queries: Queries,
  before: Pick<ConsentHeadRow, 'position' | 'hash'>,
  { seals, head }: { seals: readonly ConsentSealRow[]; head: ConsentHeadRow },
): Promise<boolean> {
  await lockProgram(queries, head.programId);
  const current = await findConsentHead(queries, head.programId);
  if ((current?.position ?? 0) !== before.position || (current?.hash ?? '') !== before.hash) {
    return false;
  }
  await queries.insertInto('consentSeals').values(seals).execute();
  await queries
    .insertInto('consentHeads')
    .values(head)
    .onConflict((conflict) => conflict.column('programId').doUpdateSet(head))
    .execute();
  return true;
}

/** A part of the chain, with the records that are still there. */
export async function loadChain(
  queries: Queries,
  programId: string,
  { after, limit }: { after: number; limit: number },
): Promise<SealedConsent[]> {
  const seals = await queries
    .selectFrom('consentSeals')
    .selectAll()
    .where('programId', '=', programId)
    .where('position', '>', after)
    .orderBy('position')
    .limit(limit)
    .execute();
  if (seals.length === 0) return [];
  const records = await queries
    .selectFrom('consents')
    .selectAll()
    .where('programId', '=', programId)
    .where(
      'id',
      'in',
      seals.map(({ consentId }) => consentId),
    )
    .execute();
  const byId = new Map(records.map((record) => [record.id, record]));
  return seals.map((seal) => ({ ...seal, record: byId.get(seal.consentId) }));
}

/** The records of before a time that are in the chain, oldest first. */
export async function loadSealsBefore(
  queries: Queries,
  programId: string,
  { before, limit }: { before: number; limit: number },
): Promise<ConsentSealRow[]> {
  return queries
    .selectFrom('consents')
    .innerJoin('consentSeals', (join) =>
      join
        .onRef('consentSeals.programId', '=', 'consents.programId')
        .onRef('consentSeals.consentId', '=', 'consents.id'),
    )
    .selectAll('consentSeals')
    .where('consents.programId', '=', programId)
    .where('consents.receivedAt', '<', before)
    .orderBy('consents.receivedAt')
    .limit(limit)
    .execute();
}

/** Removes a sealed record; its place in the chain stays, and says so. */
export async function purgeConsent(
  queries: Queries,
  { programId, position, consentId }: ConsentSealRow,
  purgeMac: string,
): Promise<void> {
  await queries
    .updateTable('consentSeals')
    .set({ purgeMac })
    .where('programId', '=', programId)
    .where('position', '=', position)
    .execute();
  await queries
    .deleteFrom('consents')
    .where('programId', '=', programId)
    .where('id', '=', consentId)
    .execute();
}

/** How many records since a time are not in the chain. @param since milliseconds since 1970 */
export async function countUnsealed(
  queries: Queries,
  programId: string,
  since: number,
): Promise<number> {
  const row = await queries
    .selectFrom('consents')
    .leftJoin('consentSeals', (join) =>
      join
        .onRef('consentSeals.programId', '=', 'consents.programId')
        .onRef('consentSeals.consentId', '=', 'consents.id'),
    )
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('consents.programId', '=', programId)
    .where('consents.receivedAt', '>=', since)
    .where('consentSeals.position', 'is', null)
    .executeTakeFirst();
  return row?.count ?? 0;
}
