import type { LedgerAccount, LedgerEntry } from '@goodword/protocol';

/** What a posting is about. */
export interface PostedReward {
  beneficiary: string;
  /** Minor units, positive. */
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

const STEPS = {
  accrue: ['budget', 'pending'],
  approve: ['pending', 'payable'],
  issue: ['payable', 'issued'],
} as const satisfies Partial<
  Record<LedgerEntry['posting'], readonly [from: LedgerAccount, to: LedgerAccount]>
>;

/** Moves a reward one step through the accounts; the two lines sum to zero. */
export function postReward(posting: keyof typeof STEPS, reward: PostedReward): LedgerLine[] {
  const [from, to] = STEPS[posting];
  const line = (account: LedgerAccount, amount: number): LedgerLine => ({
    posting,
    account,
    beneficiary: account === 'budget' ? '' : reward.beneficiary,
    amount,
    unit: reward.unit,
  });
  return [line(from, -reward.amount), line(to, reward.amount)];
}
