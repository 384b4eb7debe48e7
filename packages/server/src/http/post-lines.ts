import { createId } from '@goodword/core/rules';
import type { RewardState } from '@goodword/protocol';
import { releaseCoupon } from '../records/coupons.js';
import { insertLedger, sumDebt } from '../records/ledger.js';
import { addToAccounts } from '../records/reward-accounts.js';
import { changeReward, loadPayableRewards } from '../records/rewards.js';
import type { LedgerLine } from '../rules/post-reward.js';
import { accountsOf } from '../rules/reward-accounts.js';
import { clawBack, dueOf, takeBack, type RewardBalance } from '../rules/take-back.js';
import type { RewardRow } from '../storage/database.js';
import type { Queries } from '../storage/storage.js';
import type { Services } from './services.js';

type Tools = Pick<Services, 'now' | 'random'>;

/** Writes a reward's lines into the ledger. @param cause what led here, if the posting does not say */
export async function postLines(
  queries: Queries,
  { programId, id: rewardId }: Pick<RewardRow, 'programId' | 'id'>,
  lines: readonly LedgerLine[],
  { now: clock, random }: Tools,
  cause = '',
): Promise<void> {
  const now = clock();
  const rows = lines.map((line) => ({
    programId,
    id: createId('ledgerEntry', { now, random }),
    rewardId,
    cause,
    ...line,
    occurredAt: now,
  }));
  await insertLedger(queries, rows);
}

/** A reward as the rules about its money see it. */
export function toBalance(row: RewardRow): RewardBalance {
  return { ...row, state: row.state as RewardState };
}

/**
 * Takes an amount of a reward back. Once all that a cause takes is taken, `settleDebt()` follows.
 *
 * @param posting a refund reverses, a reviewer rejects
 */
export async function takeRewardBack(
  queries: Queries,
  row: RewardRow,
  { posting, amount, cause }: { posting: 'reverse' | 'reject'; amount: number; cause: string },
  tools: Tools,
): Promise<void> {
  const balance = toBalance(row);
  const { lines, reversed, clawedBack } = takeBack(posting, balance, amount);
  const isOver = dueOf({ ...balance, reversed }) === 0;
  const over = posting === 'reject' ? 'rejected' : 'reversed';
  const state = isOver ? over : row.state;
  const isHeld = isOver ? 0 : row.isHeld;
  await changeReward(queries, row, { state, reversed, clawedBack, isHeld });
  await postLines(queries, row, lines, tools, cause);
  await giveBack(queries, row, { amount, isOver });
}

/** What is taken back may be given to others; a coupon only as long as nobody has seen it. */
async function giveBack(
  queries: Queries,
  row: RewardRow,
  { amount, isOver }: { amount: number; isOver: boolean },
): Promise<void> {
  const { programId, id, state } = row;
  const returned = { rewards: isOver ? -1 : 0, amount: -amount };
  await addToAccounts(queries, programId, accountsOf(row), returned);
  if (isOver && state === 'pending') await releaseCoupon(queries, programId, id);
}

/** Withholds what a beneficiary owes from what they are to be paid, oldest first; once for a cause. */
export async function settleDebt(
  queries: Queries,
  owner: Pick<RewardRow, 'programId' | 'beneficiary' | 'unit'>,
  cause: string,
  tools: Tools,
): Promise<void> {
  const { programId } = owner;
  let debt = await sumDebt(queries, programId, owner);
  if (debt === 0) return;
  for (const row of await loadPayableRewards(queries, programId, owner)) {
    const { lines, amount } = clawBack(toBalance(row), debt);
    if (amount === 0) continue;
    await changeReward(queries, row, { clawedBack: row.clawedBack + amount });
    await postLines(queries, row, lines, tools, cause);
    debt -= amount;
  }
}
