import { forgetCallsJob } from './forget-calls.js';
import { forgetSettledJob } from './forget-settled.js';
import type { Job } from './run-jobs.js';

/** Every job of the server. */
export const JOBS: readonly Job[] = [forgetCallsJob, forgetSettledJob];
