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

const DAY = 86_400_000;

/** A person's own choice on our banner goes before the host's call, and both before a platform's. */
const RANKS = ['banner', 'host'];

const rankOf = ({ source }: ConsentSignal): number => (RANKS.indexOf(source) + 3) % 3;

/** What holds where nobody spoke, and why. A host's own basis holds until the person objects. */
const DEFAULTS: Partial<Record<ConsentMode, [value: ConsentValue, source: string]>> = {
  cookieless: ['denied', 'mode'],
  granted: ['granted', 'basis'],
};

/**
 * Merges what the sources said into one state; the same signals in any order give the same state.
 *
 * For each purpose the highest rank that spoke decides; among several platforms any denial wins.
 * What is older than its duration has not been said.
 *
 * @param durationDays days that a choice holds, refusals as long as grants
 */
export function mergeConsent(
  signals: readonly ConsentSignal[],
  mode: ConsentMode,
  now: number,
  durationDays = 180,
): ConsentState {
  const duration = durationDays * DAY;
  const [fallback, reason] = DEFAULTS[mode] ?? ['unknown', 'default'];
  // Where a reward is asked for, the asking alone grants, and it grants attribution alone.
  const isSaid = ({ source, purposes }: ConsentSignal, purpose: Purpose): boolean =>
    purposes[purpose] === 'denied' ||
    (purposes[purpose] === 'granted' &&
      (mode !== 'requested-reward' || (source === 'claim' && purpose === 'attribution')));
  const spoken = signals
    .filter(
      (signal) =>
        mode !== 'cookieless' &&
        now < signal.changedAt + duration &&
        PURPOSES.some((purpose) => isSaid(signal, purpose)),
    )
    .sort(
      (a, b) =>
        rankOf(a) - rankOf(b) || a.changedAt - b.changedAt || (a.source < b.source ? -1 : 1),
    );
  const decide = (purpose: Purpose): ConsentValue => {
    const speakers = spoken.filter((signal) => isSaid(signal, purpose));
    const [first] = speakers;
    if (!first) return fallback;
    const isDenied = speakers.some(
      (signal) => rankOf(signal) === rankOf(first) && signal.purposes[purpose] === 'denied',
    );
    return isDenied ? 'denied' : 'granted';
  };
  const [leading] = spoken;
  return {
    mode,
    purposes: Object.fromEntries(
      PURPOSES.map((purpose) => [purpose, decide(purpose)]),
    ) as ConsentState['purposes'],
    source: leading?.source ?? reason,
    decided: !!leading || fallback !== 'unknown',
    ...(leading && { changedAt: leading.changedAt, expiresAt: leading.changedAt + duration }),
  };
}
