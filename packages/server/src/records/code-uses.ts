import { parseCode } from '@goodword/core/rules';
import type { CodeUsesRow } from '../storage/reward-rows.js';
import type { Queries } from '../storage/storage.js';

export async function insertCodeUses(queries: Queries, row: CodeUsesRow): Promise<void> {
  await queries.insertInto('codeUses').values(row).execute();
}

export async function findCodeUses(
  queries: Queries,
  programId: string,
  codeKey: string,
): Promise<CodeUsesRow | undefined> {
  return queries
    .selectFrom('codeUses')
    .selectAll()
    .where('programId', '=', programId)
    .where('codeKey', '=', codeKey)
    .executeTakeFirst();
}

/** The campaign that a code is of. */
export async function findCampaign(
  queries: Queries,
  programId: string,
  code: string,
): Promise<string | undefined> {
  const parsed = parseCode(code);
  if (!parsed.ok) return undefined;
  return (await findCodeUses(queries, programId, parsed.codeKey))?.campaign ?? undefined;
}

/** Counts that a code was credited; the last time that it may be, it is used up. */
export async function useCode(queries: Queries, programId: string, code: string): Promise<void> {
  const parsed = parseCode(code);
  if (!parsed.ok) return;
  const { codeKey } = parsed;
  const known = await findCodeUses(queries, programId, codeKey);
  if (!known) return;
  const used = known.used + 1;
  await queries
    .updateTable('codeUses')
    .set({ used })
    .where('programId', '=', programId)
    .where('codeKey', '=', codeKey)
    .execute();
  if (known.allowed === null || used < known.allowed) return;
  await queries
    .updateTable('codes')
    .set({ state: 'used-up' })
    .where('programId', '=', programId)
    .where('codeKey', '=', codeKey)
    .where('state', '=', 'active')
    .execute();
}
