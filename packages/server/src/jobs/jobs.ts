import { eraseJob } from './erase.js';
import { forgetCallsJob } from './forget-calls.js';
import { forgetSettledJob } from './forget-settled.js';
import { retentionJob } from './retention.js';
import type { Job } from './run-jobs.js';
import { sealConsentsJob } from './seal-consents.js';

/** Every job of the server. */
export const JOBS: readonly Job[] = [
  forgetCallsJob,
  forgetSettledJob,
  sealConsentsJob,
  eraseJob,
  retentionJob,
];
