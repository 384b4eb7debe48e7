import { eraseRows, finishErasure, type ErasureTools } from '../privacy/erase-person.js';
import { loadUnfinishedErasures } from '../records/erasures.js';
import type { Job } from './run-jobs.js';

/** Erases whom it was asked for: their rows, and then what is left of them in the files. */
export const eraseJob: Job = {
  name: 'erase',
  every: 5000,
  // Writing a large database anew takes its time.
  lease: 1_800_000,
  async run(services) {
    // What is counted in memory is counted under the code that is still there.
    await services.clicks.flush();
    await runErasures(services);
  },
};

/** Does every erasure that is not done, with one rewriting of the files for all of them. */
export async function runErasures(tools: ErasureTools): Promise<void> {
  const { storage } = tools;
  const erasures = await loadUnfinishedErasures(storage.reader);
  if (erasures.length === 0) return;
  const touched = new Set<string>();
  for (const erasure of erasures) {
    for (const table of await eraseRows(erasure, tools)) touched.add(table);
  }
  await storage.scrub([...touched]);
  for (const erasure of erasures) await finishErasure(erasure, tools);
}
