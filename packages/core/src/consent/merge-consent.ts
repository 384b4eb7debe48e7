import type { ConsentMode, ConsentValue, Purpose } from '@goodword/protocol';
import type { ConsentState } from '../state.js';

/** Every purpose there is. */
export const PURPOSES: readonly Purpose[] = ['attribution', 'measurement', 'forwarding'];

/** What one source said, and when. A later signal of a source replaces its earlier one. */
export interface ConsentSignal {
  source: string;
  purposes: Readonly<Partial<Record<Purpose, ConsentValue>>>;
  /** Milliseconds since 1970. */
  changedAt: number;
}

/** Days that a choice holds, refusals as long as grants. */
export const DEFAULT_DURATION_DAYS = 180;

const DAY = 86_400_000;

/** A person's own choice on our banner goes before the host's call, and both before a platform's. */
const RANKS: Readonly<Record<string, number>> = { banner: 0, host: 1 };
const PLATFORM_RANK = 2;

const rankOf = (signal: ConsentSignal): number => RANKS[signal.source] ?? PLATFORM_RANK;

/**
 * Merges what the sources said into one state; the same signals in any order give the same state.
 *
 * For each purpose the highest rank that spoke decides; among several platforms any denial wins.
 * What is older than its duration has not been said.
 *
 * @param durationDays days that a choice holds
 */
export function mergeConsent(
  signals: readonly ConsentSignal[],
  mode: ConsentMode,
  now: number,
  durationDays = DEFAULT_DURATION_DAYS,
): ConsentState {
  if (mode === 'granted') return settled(mode, 'granted', 'basis');
  if (mode === 'cookieless') return settled(mode, 'denied', 'mode');
  const valid = signals
    .filter(({ changedAt }) => now < changedAt + durationDays * DAY)
    .sort(
      (a, b) =>
        rankOf(a) - rankOf(b) || a.changedAt - b.changedAt || (a.source < b.source ? -1 : 1),
    );
  const purposes = Object.fromEntries(
    PURPOSES.map((purpose) => [purpose, decide(valid, purpose)]),
  ) as Record<Purpose, ConsentValue>;
  const leading = valid.find((signal) =>
    PURPOSES.some((purpose) => isSaid(signal.purposes[purpose])),
  );
  if (!leading) return { mode, purposes, source: 'default', decided: false };
  return {
    mode,
    purposes,
    source: leading.source,
    changedAt: leading.changedAt,
    expiresAt: leading.changedAt + durationDays * DAY,
    decided: true,
  };
}

const isSaid = (value: ConsentValue | undefined): boolean =>
  value === 'granted' || value === 'denied';

function decide(ranked: readonly ConsentSignal[], purpose: Purpose): ConsentValue {
  const first = ranked.find((signal) => isSaid(signal.purposes[purpose]));
  if (!first) return 'unknown';
  const peers = ranked.filter((signal) => rankOf(signal) === rankOf(first));
  return peers.some((signal) => signal.purposes[purpose] === 'denied') ? 'denied' : 'granted';
}

function settled(mode: ConsentMode, value: ConsentValue, source: string): ConsentState {
  const purposes = Object.fromEntries(PURPOSES.map((purpose) => [purpose, value]));
  return { mode, purposes: purposes as Record<Purpose, ConsentValue>, source, decided: true };
}
