import type { Database } from '../storage/database.js';
import type { Queries } from '../storage/storage.js';

export type ClickRow = Database['clicks'];

/** Adds opened links to the days' counts. */
export async function addClicks(queries: Queries, clicks: readonly ClickRow[]): Promise<void> {
  if (clicks.length === 0) return;
  await queries
    .insertInto('clicks')
    .values(clicks)
    .onConflict((conflict) =>
      conflict
        .columns(['programId', 'day', 'codeKey', 'channel'])
        .doUpdateSet((eb) => ({ count: eb('clicks.count', '+', eb.ref('excluded.count')) })),
    )
    .execute();
}
