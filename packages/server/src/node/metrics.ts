import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Metrics } from '../http/metrics.js';

/** From a call that the memory answers to one that waits for a disk, in seconds. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Methods that are told apart; anybody can make up others. */
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

const GAUGES = {
  erasures_unfinished: 'Erasures that were asked for and are not done.',
  consents_unsealed: 'Consent records that are not in their chain yet.',
} as const;

/** Makes metrics of a registry of their own, with those of the process. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const calls = new Histogram({
    name: 'goodword_http_request_duration_seconds',
    help: 'Calls, by route and status, and how long they took.',
    labelNames: ['method', 'route', 'status'],
    buckets: BUCKETS,
    registers,
  });
  const jobs = new Histogram({
    name: 'goodword_job_duration_seconds',
    help: 'Runs of jobs, and how long they took.',
    labelNames: ['job', 'outcome'],
    buckets: [0.01, 0.1, 1, 10, 60, 600],
    registers,
  });
  const lastRuns = new Gauge({
    name: 'goodword_job_last_success_timestamp_seconds',
    help: 'When a job last came to its end in this process.',
    labelNames: ['job'],
    registers,
  });
  const gauges = Object.fromEntries(
    Object.entries(GAUGES).map(([name, help]) => [
      name,
      new Gauge({ name: `goodword_${name}`, help, registers }),
    ]),
  );
  return {
    call({ method, route, status, seconds }) {
      const known = METHODS.has(method) ? method : 'other';
      calls.observe({ method: known, route, status: String(status) }, seconds);
    },
    job({ name, isDone, seconds }) {
      jobs.observe({ job: name, outcome: isDone ? 'done' : 'failed' }, seconds);
      if (isDone) lastRuns.set({ job: name }, Date.now() / 1000);
    },
    gauge: (name, value) => gauges[name]?.set(value),
    read: async () => ({ contentType: registry.contentType, text: await registry.metrics() }),
  };
}
