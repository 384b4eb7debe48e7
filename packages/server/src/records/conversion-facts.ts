import type { OrderFacts, RewardVerdict, SubscriptionPeriod } from '@goodword/protocol';
import { lockProgram } from '../storage/lock-program.js';
import type { Queries } from '../storage/storage.js';

/** What is known of an order besides its money and its people. */
export interface KnownFacts extends OrderFacts {
  subscription?: SubscriptionPeriod;
  /** What was found out of the buyer's address; `failed` where nobody could tell. */
  address?: 'fine' | 'disposable' | 'failed';
  /** Pages reported the order with different codes. */
  isContested?: boolean;
}

/** The facts of conversions, and what rules gave nothing for. */
export async function loadFacts(
  queries: Queries,
  programId: string,
  conversionIds: readonly string[],
): Promise<Map<string, { facts: KnownFacts; verdicts: RewardVerdict[] }>> {
  if (conversionIds.length === 0) return new Map();
  const rows = await queries
    .selectFrom('conversionFacts')
    .selectAll()
    .where('programId', '=', programId)
    .where('conversionId', 'in', conversionIds)
    .execute();
  return new Map(
    rows.map(({ conversionId, facts, verdicts }) => [
      conversionId,
      {
        facts: JSON.parse(facts) as KnownFacts,
        verdicts: JSON.parse(verdicts) as RewardVerdict[],
      },
    ]),
  );
}

/** Adds to what is known of an order. */
export async function saveFacts(
  queries: Queries,
  programId: string,
  conversionId: string,
  facts: KnownFacts,
): Promise<void> {
  const known = (await loadFacts(queries, programId, [conversionId])).get(conversionId);
  const all = { ...known?.facts, ...facts };
  if (Object.keys(all).length === 0) return;
  const row = { facts: JSON.stringify(all), verdicts: JSON.stringify(known?.verdicts ?? []) };
  await upsert(queries, programId, conversionId, row);
}

/** Keeps why rules gave nothing, so that somebody who asks can be told. */
export async function saveVerdicts(
  queries: Queries,
  programId: string,
  conversionId: string,
  verdicts: readonly RewardVerdict[],
): Promise<void> {
  if (verdicts.length === 0) return;
  const known = (await loadFacts(queries, programId, [conversionId])).get(conversionId);
  const row = {
    facts: JSON.stringify(known?.facts ?? {}),
    verdicts: JSON.stringify(verdicts),
  };
  await upsert(queries, programId, conversionId, row);
}

/** The conversion that began a subscription. */
export async function findSubscription(
  queries: Queries,
  programId: string,
  id: string,
): Promise<string | undefined> {
  await lockProgram(queries, programId);
  const row = await queries
    .selectFrom('subscriptions')
    .select('conversionId')
    .where('programId', '=', programId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.conversionId;
}

export async function insertSubscription(
  queries: Queries,
  programId: string,
  id: string,
  conversionId: string,
): Promise<void> {
  await queries
    .insertInto('subscriptions')
    .values({ programId, id, conversionId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

async function upsert(
  queries: Queries,
  programId: string,
  conversionId: string,
  row: { facts: string; verdicts: string },
): Promise<void> {
  await queries
    .insertInto('conversionFacts')
    .values({ programId, conversionId, ...row })
    .onConflict((conflict) => conflict.columns(['programId', 'conversionId']).doUpdateSet(row))
    .execute();
}
