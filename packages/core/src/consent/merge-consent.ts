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
  if (mode === 'cookieless') return settledConsent(mode, 'denied', 'mode');
  const valid = signals
    .map((signal) => (mode === 'requested-reward' ? withoutForeignGrants(signal) : signal))
    .filter(({ changedAt }) => now < changedAt + durationDays * DAY)
    .sort(
      (a, b) =>
        rankOf(a) - rankOf(b) || a.changedAt - b.changedAt || (a.source < b.source ? -1 : 1),
    );
  // A host's own basis holds until the person objects.
  const fallback = mode === 'granted' ? 'granted' : 'unknown';
  const purposes = Object.fromEntries(
    PURPOSES.map((purpose) => [purpose, decide(valid, purpose) ?? fallback]),
  ) as Record<Purpose, ConsentValue>;
  const leading = valid.find((signal) =>
    PURPOSES.some((purpose) => isSaid(signal.purposes[purpose])),
  );
  if (!leading)
    return mode === 'granted'
      ? settledConsent(mode, 'granted', 'basis')
      : { mode, purposes, source: 'default', decided: false };
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

function decide(ranked: readonly ConsentSignal[], purpose: Purpose): ConsentValue | undefined {
  const first = ranked.find((signal) => isSaid(signal.purposes[purpose]));
  if (!first) return undefined;
  const peers = ranked.filter((signal) => rankOf(signal) === rankOf(first));
  return peers.some((signal) => signal.purposes[purpose] === 'denied') ? 'denied' : 'granted';
}

/** Where a reward is asked for, the asking alone grants, and it grants attribution alone. */
function withoutForeignGrants(signal: ConsentSignal): ConsentSignal {
  const kept = Object.entries(signal.purposes).filter(
    ([purpose, value]) =>
      value !== 'granted' || (signal.source === 'claim' && purpose === 'attribution'),
  );
  return { ...signal, purposes: Object.fromEntries(kept) };
}

/** A state in which every purpose is the same. */
export function settledConsent(
  mode: ConsentMode,
  value: ConsentValue,
  source: string,
  decided = true,
): ConsentState {
  const purposes = { attribution: value, measurement: value, forwarding: value };
  return { mode, purposes, source, decided };
}
