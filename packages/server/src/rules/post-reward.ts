import type { LedgerAccount, LedgerEntry } from '@goodword/protocol';

/** What a posting is about. */
export interface PostedReward {
  beneficiary: string;
  /** Minor units, not negative. */
  amount: number;
  unit: string;
}

/** One line of a posting. A debit is negative; the program's own account has no beneficiary. */
export interface LedgerLine {
  posting: LedgerEntry['posting'];
  account: LedgerAccount;
  beneficiary: string;
  amount: number;
  unit: string;
}

/** From which account to which each posting moves money. */
const STEPS = {
  accrue: ['budget', 'pending'],
  approve: ['pending', 'payable'],
  issue: ['payable', 'issued'],
} as const satisfies Partial<
  Record<LedgerEntry['posting'], readonly [from: LedgerAccount, to: LedgerAccount]>
>;

/** Moves a reward one step through the accounts; the lines sum to zero, and of nothing are none. */
export function postReward(posting: keyof typeof STEPS, reward: PostedReward): LedgerLine[] {
  const [from, to] = STEPS[posting];
  return moveMoney(posting, from, to, reward);
}

/** Moves an amount from one account to another: two lines that sum to zero. */
export function moveMoney(
  posting: LedgerEntry['posting'],
  from: LedgerAccount,
  to: LedgerAccount,
  { amount, beneficiary, unit }: PostedReward,
): LedgerLine[] {
  if (amount === 0) return [];
  const line = (account: LedgerAccount, change: number): LedgerLine => ({
    posting,
    account,
    beneficiary: account === 'budget' ? '' : beneficiary,
    amount: change,
    unit,
  });
  return [line(from, -amount), line(to, amount)];
}
