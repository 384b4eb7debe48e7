import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Services } from '../http/services.js';
import { createTestDatabase } from '../testing/test-database.js';
import type { Storage } from '../storage/storage.js';
import { runJobs, type Job } from './run-jobs.js';

describe('runJobs()', () => {
  let storage: Storage;
  let end: () => Promise<void>;
  let time = 1_000_000;
  const logged: object[] = [];

  const services = () =>
    ({
      storage,
      now: () => time,
      log: (entry: object) => logged.push(entry),
    }) as unknown as Services;

  const job = (name: string, run: Job['run']): Job => ({ name, every: 1_000, lease: 5_000, run });

  beforeEach(async () => {
    const database = await createTestDatabase();
    storage = await database.open();
    logged.length = 0;
    end = async () => {
      await storage.close();
      await database.remove();
    };
  });
  afterEach(() => end());

  it('runs a job when it is due and not before', async () => {
    let runs = 0;
    const jobs = [job('count', async () => void (runs += 1))];
    await runJobs(jobs, services());
    time += 999;
    await runJobs(jobs, services());
    expect(runs).toBe(1);
    time += 1;
    await runJobs(jobs, services());
    expect(runs).toBe(2);
  });

  it('runs a job in one process at a time', async () => {
    let runs = 0;
    const jobs = [job('slow', async () => void (runs += 1))];
    await Promise.all([runJobs(jobs, services()), runJobs(jobs, services())]);
    expect(runs).toBe(1);
  });

  it('goes on with the next job after one failed, and says which', async () => {
    let runs = 0;
    const jobs = [
      job('broken', () => Promise.reject(new TypeError('a friend’s address'))),
      job('whole', async () => void (runs += 1)),
    ];
    await runJobs(jobs, services());
    expect(runs).toBe(1);
    expect(logged).toEqual([{ event: 'job-failed', job: 'broken', name: 'TypeError' }]);
  });
});
