import type { Database } from '../storage/database.js';
import type { Queries } from '../storage/storage.js';

export type ClickRow = Database['clicks'];

/**
 * Adds opened links to the days' counts. Those of a code that was erased since they were opened are
 * counted without it.
 */
export async function addClicks(queries: Queries, clicks: readonly ClickRow[]): Promise<void> {
  if (clicks.length === 0) return;
  await queries
    .insertInto('clicks')
    .values(await withoutErased(queries, clicks))
    .onConflict((conflict) =>
      conflict
        .columns(['programId', 'day', 'codeKey', 'channel'])
        .doUpdateSet((eb) => ({ count: eb('clicks.count', '+', eb.ref('excluded.count')) })),
    )
    .execute();
}

async function withoutErased(queries: Queries, clicks: readonly ClickRow[]): Promise<ClickRow[]> {
  const rows = await queries
    .selectFrom('codes')
    .select(['programId', 'codeKey'])
    .where('codeKey', 'in', [...new Set(clicks.map(({ codeKey }) => codeKey))])
    .execute();
  const known = new Set(rows.map(({ programId, codeKey }) => `${programId} ${codeKey}`));
  const sums = new Map<string, ClickRow>();
  for (const click of clicks) {
    const { programId, day, channel } = click;
    const codeKey = known.has(`${programId} ${click.codeKey}`) ? click.codeKey : '';
    const key = `${programId} ${day} ${codeKey} ${channel}`;
    sums.set(key, { ...click, codeKey, count: click.count + (sums.get(key)?.count ?? 0) });
  }
  return [...sums.values()];
}
