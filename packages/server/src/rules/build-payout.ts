import type { RewardState } from '@goodword/protocol';
import { openOf } from './take-back.js';

/** A reward that is to be paid. */
export interface PayableReward {
  id: string;
  side: string;
  beneficiary: string;
  unit: string;
  state: RewardState;
  amount: number;
  reversed: number;
  clawedBack: number;
  charity?: string | undefined;
}

/** One row of a payout: what one beneficiary gets of one unit. */
export interface PayoutRow {
  side: string;
  beneficiary: string;
  charity: string;
  unit: string;
  /** Minor units. */
  amount: number;
  rewardIds: string[];
}

/** Rewards in one row, at most: a spreadsheet's cell holds 32,767 characters, an id has 29. */
const MOST_IN_A_ROW = 500;

/**
 * Sums rewards up by beneficiary and unit. Each row names the rewards that it pays, so that what
 * comes back as paid is exactly what was written, whatever was approved in between.
 */
export function buildPayout(rewards: readonly PayableReward[]): PayoutRow[] {
  const rows: PayoutRow[] = [];
  const open = new Map<string, PayoutRow>();
  for (const reward of rewards) {
    const { id, side, beneficiary, unit, charity = '' } = reward;
    const key = JSON.stringify([beneficiary, unit, charity]);
    let row = open.get(key);
    if (!row || row.rewardIds.length >= MOST_IN_A_ROW) {
      row = { side, beneficiary, charity, unit, amount: 0, rewardIds: [] };
      open.set(key, row);
      rows.push(row);
    }
    row.amount += openOf(reward);
    row.rewardIds.push(id);
  }
  return rows;
}
