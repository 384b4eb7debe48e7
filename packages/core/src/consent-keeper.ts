import type { ConsentMode, ConsentValue, Purpose } from '@goodword/protocol';
import type { ClientParts } from './client-parts.js';
import { mergeConsent, PURPOSES, type ConsentSignal } from './consent/merge-consent.js';
import { policyOf } from './consent/policy.js';
import type { Choice } from './consent/record-choice.js';
import type { Page } from './ports.js';

const DAY = 86_400_000;

const NOTHING_SAID = {
  attribution: 'unknown',
  measurement: 'unknown',
  forwarding: 'unknown',
} as const;

interface ConsentKeeperOptions extends Pick<ClientParts, 'store' | 'clock'> {
  page: Pick<Page, 'readConsent' | 'writeConsent' | 'onConsentChange'> | undefined;
  mode: () => ConsentMode;
  /** Does what the new state allows or demands; resolves when that is done. */
  follow: (choice?: Choice) => Promise<void>;
}

/** See `createConsentKeeper()`. */
export type ConsentKeeper = ReturnType<typeof createConsentKeeper>;

/**
 * Gathers what the sources say, merges it into the state, and remembers the choice that was made on
 * our own banner.
 */
export function createConsentKeeper({ store, clock, page, mode, follow }: ConsentKeeperOptions) {
  const signals = new Map<string, ConsentSignal>();

  function merge(): void {
    const state = store.get();
    const { durationDays } = policyOf(state);
    const consent = mergeConsent([...signals.values()], mode(), clock.now(), durationDays);
    if (JSON.stringify(consent) !== JSON.stringify(state.consent)) store.set({ consent });
  }

  /** Takes into account what is remembered, and the program's policy once it is known. */
  function update(): Promise<void> {
    const stored = page?.readConsent();
    const { program } = store.get();
    signals.delete('banner');
    if (
      stored &&
      stored.expiresAt > clock.now() &&
      (!program || stored.policyVersion === program.consent.policyVersion)
    ) {
      signals.set('banner', { ...stored, source: 'banner' });
    }
    merge();
    return follow();
  }

  async function signal(
    source: string,
    said: Partial<Record<Purpose, ConsentValue>>,
  ): Promise<void> {
    const state = store.get();
    const before = state.consent.purposes;
    const changedAt = clock.now();
    const purposes = { ...NOTHING_SAID, ...signals.get(source)?.purposes, ...said };
    signals.set(source, { source, purposes, changedAt });
    if (source === 'banner') {
      const { policyVersion, durationDays } = policyOf(state);
      page?.writeConsent({
        purposes,
        changedAt,
        expiresAt: changedAt + durationDays * DAY,
        policyVersion,
      });
    }
    merge();
    const after = store.get().consent.purposes;
    // A withdrawal forgets the touch of this page too; what is stored goes as `follow()` is done.
    if (Object.values(before).includes('granted') && !Object.values(purposes).includes('granted')) {
      store.set({ touch: undefined, referrer: undefined });
    }
    const isNew = PURPOSES.some((purpose) => before[purpose] !== after[purpose]);
    await follow(isNew ? { source, before, after, changedAt } : undefined);
  }

  const set = (
    purposes: Partial<Record<Purpose, boolean>>,
    source: 'banner' | 'host' = 'host',
  ): Promise<void> =>
    signal(
      source,
      Object.fromEntries(
        Object.entries(purposes).map(([name, allowed]) => [name, allowed ? 'granted' : 'denied']),
      ),
    );

  return {
    update,
    signal,
    set,
    withdraw(): Promise<void> {
      const source = page?.readConsent() ? 'banner' : 'host';
      // Nobody's earlier yes outlives a withdrawal.
      for (const name of signals.keys()) if (name !== source) signals.delete(name);
      return set({ attribution: false, measurement: false, forwarding: false }, source);
    },
    dispose: page?.onConsentChange(() => void update()),
  };
}
