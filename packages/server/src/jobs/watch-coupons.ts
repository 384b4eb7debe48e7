import { loadPools } from '../records/coupons.js';
import { listProgramIds } from '../records/programs.js';
import type { Job } from './run-jobs.js';

/** Says which pools of coupons run low, before a reward waits for one. */
export const watchCoupons: Job = {
  name: 'watch-coupons',
  every: 3_600_000,
  lease: 300_000,
  async run({ storage, log }) {
    for (const program of await listProgramIds(storage.reader)) {
      for (const { pool, imported, assigned, lowAt } of await loadPools(storage.reader, program)) {
        const left = imported - assigned;
        if (left < lowAt) log({ event: 'coupons-low', program, pool, left, lowAt });
      }
    }
  },
};
