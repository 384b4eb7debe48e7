import type { Queries } from '../storage/storage.js';

/**
 * Takes a job that is due, so that no other process does.
 *
 * @param until when it is due again should nobody finish it, in milliseconds since 1970
 * @returns whether it is ours
 */
export async function claimJob(
  queries: Queries,
  name: string,
  { now, until }: { now: number; until: number },
): Promise<boolean> {
  const row = await queries
    .insertInto('jobs')
    .values({ name, dueAt: until })
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet({ dueAt: until }).where('jobs.dueAt', '<=', now),
    )
    .returning('name')
    .executeTakeFirst();
  return row !== undefined;
}

/** Says when a job is due again, in milliseconds since 1970. */
export async function setJobDue(queries: Queries, name: string, dueAt: number): Promise<void> {
  await queries.updateTable('jobs').set({ dueAt }).where('name', '=', name).execute();
}
