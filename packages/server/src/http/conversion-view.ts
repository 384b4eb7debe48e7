import type { Conversion, Decision, Reversal, Reward } from '@goodword/protocol';
import { loadReversals } from '../records/reversals.js';
import { loadRewardsOfConversions } from '../records/rewards.js';
import type { ConversionRow, ReversalRow, RewardRow } from '../storage/database.js';
import type { Queries } from '../storage/storage.js';

/** Conversions as they are answered, each with its rewards and refunds. */
export async function toConversions(
  queries: Queries,
  programId: string,
  rows: readonly ConversionRow[],
): Promise<Conversion[]> {
  const ids = rows.map(({ id }) => id);
  const rewards = await loadRewardsOfConversions(queries, programId, ids);
  const reversals = await loadReversals(queries, programId, ids);
  return rows.map((row) => ({
    id: row.id,
    externalId: row.externalId,
    kind: row.kind,
    status: row.status as Conversion['status'],
    ...(row.amount !== null && row.currency !== null
      ? { value: { amount: row.amount, currency: row.currency } }
      : {}),
    occurredAt: new Date(row.occurredAt).toISOString(),
    attribution: JSON.parse(row.attribution) as Decision,
    rewards: rewards.filter(({ conversionId }) => conversionId === row.id).map(toReward),
    reversals: reversals.filter(({ conversionId }) => conversionId === row.id).map(toReversal),
  }));
}

/** A reward as it is answered. */
export function toReward(row: RewardRow): Reward {
  return {
    id: row.id,
    side: row.side as Reward['side'],
    beneficiary: row.beneficiary,
    rule: row.rule,
    cause: row.cause,
    amount: row.amount,
    reversed: row.reversed,
    clawedBack: row.clawedBack,
    unit: row.unit,
    state: row.state as Reward['state'],
    isHeld: row.isHeld === 1,
    reasons: JSON.parse(row.reasons) as Reward['reasons'],
    createdAt: new Date(row.createdAt).toISOString(),
    ...(row.state === 'pending' && row.heldUntil > row.createdAt
      ? { heldUntil: new Date(row.heldUntil).toISOString() }
      : {}),
  };
}

/** A refund as it is answered. */
export function toReversal(row: ReversalRow): Reversal {
  return {
    id: row.id,
    externalId: row.externalId,
    ...(row.amount === null ? {} : { amount: row.amount }),
    occurredAt: new Date(row.occurredAt).toISOString(),
  };
}
