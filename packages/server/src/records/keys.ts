import type { KeyRow } from '../storage/database.js';
import type { Queries } from '../storage/storage.js';

export async function insertKey(queries: Queries, key: KeyRow): Promise<void> {
  await queries.insertInto('keys').values(key).execute();
}

/** Ends the keys of a kind that carry a label. */
export async function revokeKeys(
  queries: Queries,
  { programId, kind, label }: Pick<KeyRow, 'programId' | 'kind' | 'label'>,
  now: number,
): Promise<void> {
  await queries
    .updateTable('keys')
    .set({ revokedAt: now })
    .where('programId', '=', programId)
    .where('kind', '=', kind)
    .where('label', '=', label)
    .where('revokedAt', 'is', null)
    .execute();
}

/**
 * Finds an active secret key by its digest. What is compared is a digest of 128 bits and more of
 * chance, so the time it takes says nothing about a key.
 */
export async function findSecretKey(
  queries: Queries,
  digest: string,
): Promise<Pick<KeyRow, 'programId' | 'id'> | undefined> {
  return queries
    .selectFrom('keys')
    .select(['programId', 'id'])
    .where('digest', '=', digest)
    .where('kind', '=', 'secret')
    .where('revokedAt', 'is', null)
    .executeTakeFirst();
}

/** Reads the secret that identity tokens with this `kid` are signed with. */
export async function findIdentitySecret(
  queries: Queries,
  programId: string,
  kid: string,
): Promise<string | undefined> {
  const row = await queries
    .selectFrom('keys')
    .select('secret')
    .where('programId', '=', programId)
    .where('id', '=', kid)
    .where('kind', '=', 'identity')
    .where('revokedAt', 'is', null)
    .executeTakeFirst();
  return row?.secret ?? undefined;
}
