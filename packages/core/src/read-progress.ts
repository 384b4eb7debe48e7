import type { Milestone } from '@goodword/protocol';
import type { ReferralState } from './state.js';

/** How far an advocate has come. */
export interface Progress {
  /** Friends who have become customers. */
  count: number;
  /** The program's steps, nearest first. */
  steps: readonly (Milestone & { isReached: boolean })[];
  /** The first that is not reached; none when all are, or there are none. */
  next?: Milestone;
}

/**
 * Holds an advocate's won referrals against the program's steps.
 *
 * @example readProgress({ referrals: [{ id: 'a', status: 'won', since: '2026-11-02' }] }).count // 1
 */
export function readProgress({
  program,
  advocate,
  referrals = [],
}: Pick<ReferralState, 'program' | 'advocate' | 'referrals'>): Progress {
  // A list of referrals may be cut short; the server's own count is not.
  const count = advocate?.won ?? referrals.filter(({ status }) => status === 'won').length;
  const steps = (program?.milestones ?? [])
    .toSorted((left, right) => left.at - right.at)
    .map((step) => ({ ...step, isReached: step.at <= count }));
  const next = steps.find(({ isReached }) => !isReached);
  return { count, steps, ...(next ? { next } : {}) };
}
