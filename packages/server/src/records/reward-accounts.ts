import { sql } from 'kysely';
import type { AccountScope } from '../rules/reward-accounts.js';
import type { RewardAccountRow } from '../storage/reward-rows.js';
import { lockProgram } from '../storage/lock-program.js';
import type { Queries } from '../storage/storage.js';

/**
 * Reads accounts for a limit and holds them until the transaction ends, in the order of their ids,
 * so that no two transactions wait for each other. One that nobody asked for before is counted from
 * the rewards there are.
 */
export async function lockAccounts(
  queries: Queries,
  programId: string,
  scopes: readonly AccountScope[],
): Promise<Map<string, RewardAccountRow>> {
  await lockProgram(queries, programId);
  const sorted = [...scopes].sort((a, b) => (a.id < b.id ? -1 : 1));
  const known = new Map(
    (await readAccounts(queries, programId, sorted)).map((row) => [row.id, row]),
  );
  for (const scope of sorted) {
    if (known.has(scope.id)) continue;
    const row = { programId, id: scope.id, ...(await countRewards(queries, programId, scope)) };
    await queries
      .insertInto('rewardAccounts')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    known.set(scope.id, row);
  }
  return known;
}

/** Adds to the accounts of those that somebody asked for; to the others there is nothing to add. */
export async function addToAccounts(
  queries: Queries,
  programId: string,
  scopes: readonly AccountScope[],
  { rewards, amount }: Pick<RewardAccountRow, 'rewards' | 'amount'>,
): Promise<void> {
  await queries
    .updateTable('rewardAccounts')
    .set((eb) => ({
      rewards: eb('rewards', '+', rewards),
      amount: eb('amount', '+', amount),
    }))
    .where('programId', '=', programId)
    .where(
      'id',
      'in',
      scopes.map(({ id }) => id),
    )
    .execute();
}

async function readAccounts(
  queries: Queries,
  programId: string,
  scopes: readonly AccountScope[],
): Promise<RewardAccountRow[]> {
  if (scopes.length === 0) return [];
  const query = queries
    .selectFrom('rewardAccounts')
    .selectAll()
    .where('programId', '=', programId)
    .where(
      'id',
      'in',
      scopes.map(({ id }) => id),
    )
    .orderBy('id');
  // SQLite's units have the whole database to themselves, and know no such clause.
  return (queries.isTransaction ? query.forUpdate() : query).execute();
}

/** What was given within a scope, without what was taken back. */
async function countRewards(
  queries: Queries,
  programId: string,
  { rule, beneficiary, unit, from, to }: AccountScope,
): Promise<Pick<RewardAccountRow, 'rewards' | 'amount'>> {
  let query = queries
    .selectFrom('rewards')
    .select([
      (eb) => eb.fn.countAll<number>().as('rewards'),
      sql<number | null>`sum(amount - reversed)`.as('amount'),
    ])
    .where('programId', '=', programId)
    .whereRef('reversed', '<', 'amount');
  if (rule !== undefined) query = query.where('rule', '=', rule);
  if (beneficiary !== undefined) query = query.where('beneficiary', '=', beneficiary);
  if (beneficiary !== undefined) query = query.where('side', '=', 'advocate');
  if (unit !== undefined) query = query.where('unit', '=', unit);
  if (from !== undefined) query = query.where('createdAt', '>=', from);
  if (to !== undefined) query = query.where('createdAt', '<', to);
  const row = await query.executeTakeFirst();
  return { rewards: row?.rewards ?? 0, amount: row?.amount ?? 0 };
}
