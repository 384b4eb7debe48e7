import type { Queries } from '../storage/storage.js';

export interface SessionRow {
  programId: string;
  /** Of the token, which is kept nowhere. */
  digest: string;
  advocateId: string;
  expiresAt: number;
}

/** Adds a session, and takes out those that are over. */
export async function insertSession(
  queries: Queries,
  session: SessionRow,
  now: number,
): Promise<void> {
  const { programId, advocateId } = session;
  await queries
    .deleteFrom('sessions')
    .where('programId', '=', programId)
    .where('advocateId', '=', advocateId)
    .where('expiresAt', '<=', now)
    .execute();
  await queries.insertInto('sessions').values(session).execute();
}

export async function findSession(
  queries: Queries,
  programId: string,
  digest: string,
): Promise<SessionRow | undefined> {
  return queries
    .selectFrom('sessions')
    .selectAll()
    .where('programId', '=', programId)
    .where('digest', '=', digest)
    .executeTakeFirst();
}
