import type { ClientParts } from './client-parts.js';
import { mergeConsent, PURPOSES } from './consent/merge-consent.js';
import { policyOf } from './consent/policy.js';
import type { Choice } from './consent/record-choice.js';
import type { ConsentSignal, SaidConsent } from './consent/signal.js';
import type { Page, StoredConsent } from './ports.js';
import type { ConsentState } from './state.js';

const DAY = 86_400_000;

const NOTHING_SAID = {
  attribution: 'unknown',
  measurement: 'unknown',
  forwarding: 'unknown',
} as const;

const EVERYTHING = { attribution: 'denied', measurement: 'denied', forwarding: 'denied' } as const;

/** Sources whose calls add to what they said before; a platform always tells everything. */
const ADDS_UP = ['banner', 'host'];

/** What a person did on an element of ours, which is remembered; others remember for themselves. */
const REMEMBERED = ['banner', 'claim'];

export const isRemembered = (source: string): boolean => REMEMBERED.includes(source);

interface ConsentKeeperOptions extends Pick<ClientParts, 'store' | 'clock' | 'mode'> {
  page: Partial<Pick<Page, 'readConsent' | 'writeConsent'>> | undefined;
}

/**
 * Gathers what the sources say, merges it into the state, and remembers the choice that was made on
 * our own banner.
 */
export function createConsentKeeper({ store, clock, page, mode }: ConsentKeeperOptions) {
  const signals = new Map<string, ConsentSignal & Partial<StoredConsent>>();
  /** When the remembered choice was made that has been taken into account. */
  let known: number | undefined;

  function merge(): void {
    const state = store.get();
    const { durationDays } = policyOf(state);
    const { program } = state;
    const valid = [...signals.values()].filter(
      ({ policyVersion: version, expiresAt = Infinity }) =>
        clock.now() < expiresAt &&
        (!version || !program || version === program.consent.policyVersion),
    );
    const consent = mergeConsent(valid, mode(), clock.now(), durationDays);
    if (JSON.stringify(consent) === JSON.stringify(state.consent)) return;
    // A withdrawal forgets the touch of this page too; what is stored goes once this is followed.
    const isWithdrawn = isGiven(state.consent) && !isGiven(consent);
    store.set({ consent, ...(isWithdrawn && { touch: undefined, referrer: undefined }) });
  }

  /** Takes into account what is remembered, and the program's policy once it is known. */
  function update(): void {
    const stored = page?.readConsent?.();
    // A device that remembers nothing leaves what was said on this page as it is.
    if (stored?.changedAt !== known) {
      known = stored?.changedAt;
      for (const source of REMEMBERED) signals.delete(source);
      if (stored) signals.set(stored.source ?? 'banner', { source: 'banner', ...stored });
    }
    merge();
  }

  /** Takes what a source said into the state. @returns the choice, if it changed anything */
  function hear({ source: speaker, purposes: said, changedAt }: SaidConsent): Choice | undefined {
    // What a remembered choice allows is withdrawn by another remembered choice.
    const source = !said && page?.readConsent?.() ? 'banner' : speaker;
    const state = store.get();
    const before = state.consent.purposes;
    if (!said) signals.clear();
    const earlier = ADDS_UP.includes(source) && signals.get(source)?.purposes;
    const purposes = { ...NOTHING_SAID, ...earlier, ...readValues(said ?? EVERYTHING) };
    signals.set(source, { source, purposes, changedAt });
    if (isRemembered(source)) {
      const { policyVersion, durationDays } = policyOf(state);
      const expiresAt = changedAt + durationDays * DAY;
      page?.writeConsent?.({ source, purposes, changedAt, expiresAt, policyVersion });
    }
    merge();
    const after = store.get().consent.purposes;
    const isNew = PURPOSES.some((purpose) => before[purpose] !== after[purpose]);
    return isNew ? { source, before, after, changedAt } : undefined;
  }

  return { update, hear };
}

const readValues = (said: NonNullable<SaidConsent['purposes']>) =>
  Object.fromEntries(
    Object.entries(said).map(([purpose, value]) => [
      purpose,
      value === true ? 'granted' : value === false ? 'denied' : value,
    ]),
  ) as ConsentSignal['purposes'];

const isGiven = ({ purposes }: ConsentState): boolean =>
  Object.values(purposes).includes('granted');
