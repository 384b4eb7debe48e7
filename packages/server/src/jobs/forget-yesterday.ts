import { forgetNetworks } from '../records/network-marks.js';
import { dayOf } from '../rules/day.js';
import type { Job } from './run-jobs.js';

/** Forgets the networks of the days before, also where nobody calls any more. */
export const forgetYesterday: Job = {
  name: 'forget-yesterday',
  every: 3_600_000,
  lease: 300_000,
  async run({ storage, now }) {
    await storage.write((transaction) => forgetNetworks(transaction, dayOf(now())));
  },
};
