import { approveRewards } from './approve-rewards.js';
import { eraseJob } from './erase.js';
import { forgetCallsJob } from './forget-calls.js';
import { forgetSettledJob } from './forget-settled.js';
import { forgetYesterday } from './forget-yesterday.js';
import { retentionJob } from './retention.js';
import type { Job } from './run-jobs.js';
import { sealConsentsJob } from './seal-consents.js';
import { watchCoupons } from './watch-coupons.js';

/** Every job of the server. */
export const JOBS: readonly Job[] = [
  approveRewards,
  watchCoupons,
  forgetYesterday,
  forgetCallsJob,
  forgetSettledJob,
  sealConsentsJob,
  eraseJob,
  retentionJob,
];
