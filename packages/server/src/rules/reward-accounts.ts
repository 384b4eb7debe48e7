import type { RewardLimits } from '@goodword/protocol';

/** A reward as far as limits count it. */
export interface CountedReward {
  rule: string;
  side: string;
  beneficiary: string;
  unit: string;
  /** Milliseconds since 1970. */
  createdAt: number;
}

/** What an account counts: which rewards, by their fields. */
export interface AccountScope {
  id: string;
  rule?: string;
  beneficiary?: string;
  unit?: string;
  /** Milliseconds since 1970, the end not included. */
  from?: number;
  to?: number;
}

type PeriodKind = NonNullable<RewardLimits['period']>['of'];

const PERIODS: readonly PeriodKind[] = ['day', 'week', 'month', 'year'];

/** Every account that a reward counts in, should somebody have asked for it; in the order of their ids. */
export function accountsOf(reward: CountedReward): AccountScope[] {
  const { side } = reward;
  const scopes = [
    budgetAccount(reward, 'program', reward.unit),
    budgetAccount(reward, 'rule', reward.unit),
    ...(side === 'advocate'
      ? [undefined, ...PERIODS].flatMap((period) => [
          advocateAccount(reward, period),
          advocateAccount(reward, period, reward.unit),
        ])
      : []),
  ];
  return scopes.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The account of a budget. */
export function budgetAccount(
  { rule }: Pick<CountedReward, 'rule'>,
  of: 'program' | 'rule',
  unit: string,
): AccountScope {
  return of === 'program'
    ? { id: `budget ${unit}`, unit }
    : { id: `rule ${unit} ${rule}`, unit, rule };
}

/** The account of an advocate with a rule, over all time or in the period that the reward is of. */
export function advocateAccount(
  { rule, beneficiary, createdAt }: CountedReward,
  period?: PeriodKind,
  unit?: string,
): AccountScope {
  const span = period && spanOf(period, createdAt);
  const name = period && span ? `${period} ${new Date(span.from).toISOString().slice(0, 10)}` : '';
  return {
    // A rule's id may be any text, so it stands last.
    id: `advocate ${beneficiary} ${name} ${unit ?? ''} ${rule}`,
    rule,
    beneficiary,
    ...(unit === undefined ? {} : { unit }),
    ...span,
  };
}

/** The calendar period (UTC; weeks begin on Monday) that a time is in. */
function spanOf(period: PeriodKind, time: number): { from: number; to: number } {
  const date = new Date(time);
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
  const monday = day - ((date.getUTCDay() + 6) % 7);
  switch (period) {
    case 'day':
      return { from: Date.UTC(year, month, day), to: Date.UTC(year, month, day + 1) };
    case 'week':
      return { from: Date.UTC(year, month, monday), to: Date.UTC(year, month, monday + 7) };
    case 'month':
      return { from: Date.UTC(year, month), to: Date.UTC(year, month + 1) };
    case 'year':
      return { from: Date.UTC(year, 0), to: Date.UTC(year + 1, 0) };
  }
}
