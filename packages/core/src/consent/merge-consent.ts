import type { ConsentMode, ConsentValue, Purpose } from '@goodword/protocol';
import type { ConsentState } from '../state.js';
import { defaultConsent } from './default-consent.js';
import type { ConsentSignal } from './signal.js';

/** Every purpose there is. */
export const PURPOSES: readonly Purpose[] = ['attribution', 'measurement', 'forwarding'];

/** What a choice is about; forwarding comes on top. */
export const PRIMARY: readonly Purpose[] = ['attribution', 'measurement'];

const DAY = 86_400_000;

/** A person's own choice on our banner goes before the host's call, and both before a platform's. */
const RANKS = ['banner', 'host'];

/**
 * Global Privacy Control: it forbids to pass data on and says nothing else, whoever allowed it
 * before or since. https://www.w3.org/TR/gpc/
 */
export const OBJECTION = 'gpc';

const rankOf = ({ source }: ConsentSignal): number => (RANKS.indexOf(source) + 3) % 3;

/**
 * Merges what the sources said into one state; the same signals in any order give the same state.
 *
 * For each purpose the highest rank that spoke decides; among several platforms any denial wins.
 * What is older than its duration has not been said.
 *
 * @example
 * const now = Date.now();
 * const host = { source: 'host', purposes: { attribution: 'granted' }, changedAt: now } as const;
 * const banner = { source: 'banner', purposes: { attribution: 'denied' }, changedAt: now } as const;
 * mergeConsent([host, banner], 'consent', now).purposes.attribution; // 'denied'
 * @param durationDays days that a choice holds, refusals as long as grants
 */
export function mergeConsent(
  signals: readonly ConsentSignal[],
  mode: ConsentMode,
  now: number,
  durationDays = 180,
): ConsentState {
  const duration = durationDays * DAY;
  const fallback = defaultConsent(mode);
  // Where a reward is asked for, the asking alone grants, and it grants attribution alone.
  const isSaid = ({ source, purposes }: ConsentSignal, purpose: Purpose): boolean =>
    purposes[purpose] === 'denied' ||
    (purposes[purpose] === 'granted' &&
      (mode !== 'requested-reward' || (source === 'claim' && purpose === 'attribution')));
  const spoken = signals
    .filter(
      (signal) =>
        mode !== 'cookieless' &&
        signal.source !== OBJECTION &&
        now < signal.changedAt + duration &&
        PURPOSES.some((purpose) => isSaid(signal, purpose)),
    )
    .sort(
      (a, b) =>
        rankOf(a) - rankOf(b) || a.changedAt - b.changedAt || (a.source < b.source ? -1 : 1),
    );
  const isObjected = signals.some(
    ({ source, purposes }) => source === OBJECTION && purposes.forwarding === 'denied',
  );
  const decide = (purpose: Purpose): ConsentValue => {
    if (isObjected && purpose === 'forwarding') return 'denied';
    const speakers = spoken.filter((signal) => isSaid(signal, purpose));
    const [first] = speakers;
    if (!first) return fallback.purposes[purpose];
    const isDenied = speakers.some(
      (signal) => rankOf(signal) === rankOf(first) && signal.purposes[purpose] === 'denied',
    );
    return isDenied ? 'denied' : 'granted';
  };
  // Who speaks of forwarding alone has not answered what our banner asks.
  const leading = spoken.find((signal) => PRIMARY.some((purpose) => isSaid(signal, purpose)));
  return {
    ...fallback,
    purposes: Object.fromEntries(
      PURPOSES.map((purpose) => [purpose, decide(purpose)]),
    ) as ConsentState['purposes'],
    ...(leading && {
      source: leading.source,
      decided: true,
      changedAt: leading.changedAt,
      expiresAt: leading.changedAt + duration,
    }),
  };
}
