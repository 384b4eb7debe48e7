import type { ConsentMode, ConsentRequest, ConsentValue, Purpose } from '@goodword/protocol';
import type { ClientParts } from './client-parts.js';
import { mergeConsent, PURPOSES, type ConsentSignal } from './consent/merge-consent.js';
import { acknowledge } from './answers.js';
import { createId } from './ids/create-id.js';
import type { ReferralClient } from './referral-client.js';

const DAY = 86_400_000;

interface ConsentKeeperOptions extends ClientParts {
  mode: () => ConsentMode;
  readVisitor: () => Promise<string | undefined>;
  /** Does what the new state allows or demands; resolves when that is done. */
  onChange: (isWithdrawal: boolean) => Promise<void>;
}

/** See `createConsentKeeper()`. */
export type ConsentKeeper = ReturnType<typeof createConsentKeeper>;

/**
 * Gathers what the sources say, merges it into the state, remembers the choice that was made on our
 * own banner, and sends a record of each grant, refusal and withdrawal.
 */
export function createConsentKeeper(options: ConsentKeeperOptions) {
  const { store, clock, random, page, post, mode, locale, readVisitor, onChange, onError } =
    options;
  const signals = new Map<string, ConsentSignal>();
  let work: Promise<void> = Promise.resolve();

  const policy = () => {
    const { policyVersion = '1', durationDays = 180 } = store.get().program?.consent ?? {};
    return { policyVersion, durationDays };
  };

  function recall(): void {
    const stored = page?.readConsent();
    const { program } = store.get();
    const isCurrent =
      stored && (!program || stored.policyVersion === program.consent.policyVersion);
    if (isCurrent && stored.expiresAt > clock.now()) {
      signals.set('banner', {
        source: 'banner',
        purposes: stored.purposes,
        changedAt: stored.changedAt,
      });
    } else {
      signals.delete('banner');
    }
  }

  /** Merges anew; changes are followed one after the other, in the order they came. */
  function update(isWithdrawal = false): Promise<void> {
    const before = store.get().consent;
    const next = mergeConsent([...signals.values()], mode(), clock.now(), policy().durationDays);
    if (JSON.stringify(before) !== JSON.stringify(next)) store.set({ consent: next });
    work = work.then(() => onChange(isWithdrawal)).catch(onError);
    return work;
  }

  function record(type: ConsentRequest['type'], source: string, subject: string | undefined): void {
    const { purposes } = store.get().consent;
    const body = {
      schemaVersion: 1,
      id: createId('consent', { now: clock.now(), random }),
      type,
      ...(subject ? { subject } : {}),
      purposes,
      source,
      ...policy(),
      locale: locale(),
      occurredAt: new Date(clock.now()).toISOString(),
    };
    post('consents', body, acknowledge).catch(onError);
  }

  async function apply(
    source: string,
    purposes: Partial<Record<Purpose, ConsentValue>>,
  ): Promise<void> {
    const before = store.get().consent.purposes;
    const wasGranted = PURPOSES.some((purpose) => before[purpose] === 'granted');
    // A withdrawal names what it withdraws, and the id is gone once it is done.
    const subject = wasGranted ? await readVisitor() : undefined;
    const changedAt = clock.now();
    const merged = { ...signals.get(source)?.purposes, ...purposes };
    signals.set(source, { source, purposes: merged, changedAt });
    if (source === 'banner') remember(merged, changedAt);
    const willGrant = Object.values(merged).includes('granted');
    await update(wasGranted && !willGrant);
    const after = store.get().consent.purposes;
    if (PURPOSES.every((purpose) => after[purpose] === before[purpose])) return;
    const isGranted = PURPOSES.some((purpose) => after[purpose] === 'granted');
    const hasLost = PURPOSES.some(
      (purpose) => before[purpose] === 'granted' && after[purpose] !== 'granted',
    );
    if (hasLost) record('withdrawal', source, subject);
    else if (isGranted) record('grant', source, await readVisitor());
    else record('refusal', source, undefined);
  }

  function remember(purposes: Partial<Record<Purpose, ConsentValue>>, changedAt: number): void {
    const { policyVersion, durationDays } = policy();
    const all = {
      attribution: 'unknown',
      measurement: 'unknown',
      forwarding: 'unknown',
      ...purposes,
    } as const;
    page?.writeConsent({
      purposes: all,
      changedAt,
      expiresAt: changedAt + durationDays * DAY,
      policyVersion,
    });
  }

  const endChanges = page?.onConsentChange(() => {
    recall();
    void update();
  });
  recall();

  const set: ReferralClient['consent']['set'] = (purposes, source = 'host') => {
    const values = Object.entries(purposes).map(([name, allowed]) => [
      name,
      allowed ? 'granted' : 'denied',
    ]);
    return apply(source, Object.fromEntries(values) as Partial<Record<Purpose, ConsentValue>>);
  };

  return {
    /** Takes the program's policy into account, once it is known. */
    update(): Promise<void> {
      recall();
      return update();
    },
    signal: apply,
    set,
    withdraw(): Promise<void> {
      const source = page?.readConsent() ? 'banner' : 'host';
      // Nobody's earlier yes outlives a withdrawal.
      for (const name of signals.keys()) if (name !== source) signals.delete(name);
      return set({ attribution: false, measurement: false, forwarding: false }, source);
    },
    dispose: () => endChanges?.(),
  };
}
