import type { Services } from '../http/services.js';
import { claimJob, setJobDue } from '../records/jobs.js';

/** Work that nobody asked for by a call: deliveries, retention, seals. */
export interface Job {
  name: string;
  /** From the end of one run to the next, in milliseconds. */
  every: number;
  /** After this another process takes over from one that died, in milliseconds. */
  lease: number;
  /** Does what is due. Another process may do the same after the lease: rows are claimed as well. */
  run(services: Services): Promise<void>;
}

/** Runs each job that is due, one after the other; a failure costs the others nothing. */
export async function runJobs(jobs: readonly Job[], services: Services): Promise<void> {
  for (const job of jobs) {
    try {
      await runJob(job, services);
    } catch (error) {
      services.log({ event: 'job-failed', job: job.name, name: (error as Error).name });
    }
  }
}

async function runJob({ name, every, lease, run }: Job, services: Services): Promise<void> {
  const { storage, now, metrics } = services;
  const start = now();
  const isOurs = await storage.write((transaction) =>
    claimJob(transaction, name, { now: start, until: start + lease }),
  );
  if (!isOurs) return;
  const began = performance.now();
  let isDone = false;
  try {
    await run(services);
    isDone = true;
  } finally {
    metrics?.job({ name, isDone, seconds: (performance.now() - began) / 1000 });
    await storage.write((transaction) => setJobDue(transaction, name, now() + every));
  }
}
