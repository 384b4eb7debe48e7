import { forgetCalls } from '../records/idempotent-calls.js';
import { DAY } from '../rules/day.js';
import type { Job } from './run-jobs.js';

/** Forgets what calls with an `Idempotency-Key` came to, a day after it. */
export const forgetCallsJob: Job = {
  name: 'forget-calls',
  every: 3_600_000,
  lease: 600_000,
  run: ({ storage, now }) => storage.write((transaction) => forgetCalls(transaction, now() - DAY)),
};
