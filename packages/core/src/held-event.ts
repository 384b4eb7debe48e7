import type { TrackedEvent } from './referral-client.js';

/** An event in memory: it gets its id and its visitor when it may be kept. */
export interface HeldEvent {
  event: TrackedEvent & { code?: string };
  /** Milliseconds since 1970. */
  occurredAt: number;
}
