import { forgetSettled } from '../records/deliveries.js';
import { DAY } from '../rules/day.js';
import type { Job } from './run-jobs.js';

/** Deliveries and mails can be looked up, and replayed, for so many days. */
const KEPT_DAYS = 30;

/** Forgets deliveries and mails that were settled long ago. */
export const forgetSettledJob: Job = {
  name: 'forget-settled',
  every: 3_600_000,
  lease: 600_000,
  run: ({ storage, now }) =>
    storage.write((transaction) => forgetSettled(transaction, now() - KEPT_DAYS * DAY)),
};
