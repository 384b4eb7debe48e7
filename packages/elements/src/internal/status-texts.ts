import type { ReferralStatus, RewardState } from '@goodword/protocol';
import type { TextKey } from '../locales/texts.js';

/** How a referral's status is said to its advocate. */
export const STATUS_TEXTS: Readonly<Record<ReferralStatus, TextKey>> = {
  lead: 'statusLead',
  qualified: 'statusQualified',
  'in-progress': 'statusInProgress',
  won: 'statusWon',
  'not-this-time': 'statusNotThisTime',
};

/** How a reward's state is said to whom it belongs. */
export const REWARD_TEXTS: Readonly<Record<RewardState, TextKey>> = {
  pending: 'rewardPending',
  approved: 'rewardApproved',
  issued: 'rewardIssued',
  reversed: 'rewardReversed',
  rejected: 'rewardRejected',
};

/** The states of a reward that a person has or can still expect. */
export const REWARD_COUNTS: ReadonlySet<RewardState> = new Set(['pending', 'approved', 'issued']);
