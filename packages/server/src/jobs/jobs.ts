import { eraseJob } from './erase.js';
import { forgetSettledJob } from './forget-settled.js';
import { retentionJob } from './retention.js';
import type { Job } from './run-jobs.js';
import { sealConsentsJob } from './seal-consents.js';

/** Every job of the server. */
export const JOBS: readonly Job[] = [forgetSettledJob, sealConsentsJob, eraseJob, retentionJob];
