import type { Purpose } from '@goodword/protocol';
import type { ClientParts } from './client-parts.js';
import { createConsentKeeper, isRemembered } from './consent-keeper.js';
import { OBJECTION, PRIMARY } from './consent/merge-consent.js';
import { createConsentRecords } from './consent/consent-records.js';
import { recordChoice, type Choice } from './consent/record-choice.js';
import type { SaidConsent } from './consent/signal.js';
import { createEventKeeper } from './event-keeper.js';
import { secureRandom } from './ids/secure-random.js';
import type { Waiting } from './keeping.js';
import { createMemoryStorage } from './memory-storage.js';
import type { Page, Storage } from './ports.js';
import type { ReferralClientOptions } from './referral-client.js';
import type { Touch } from './state.js';
import { systemClock } from './system-clock.js';
import { createTouchKeeper } from './touch-keeper.js';

/** What the client holds in memory until there is a keeper, which empties it. */
export interface KeeperParts extends ClientParts, Waiting {
  landing: Touch | undefined;
}

/** What a keeper needs of the options of the client. */
export interface KeeperOptions extends Pick<
  ReferralClientOptions,
  'program' | 'storage' | 'clock' | 'random' | 'onReject' | 'cleanUrl' | 'codeParameters'
> {
  page?: Partial<
    Pick<
      Page,
      | 'readConsent'
      | 'writeConsent'
      | 'announceWithdrawal'
      | 'isReload'
      | 'onLifecycle'
      | 'cleanAddress'
    >
  >;
}

/** See `createKeeper()`. */
export type Keeper = ReturnType<typeof createKeeper>;

/**
 * What follows a choice: weighs what the sources said, stores the touch, sends events, records what
 * was chosen, and undoes it when consent is withdrawn. Loaded at the first choice.
 */
export function createKeeper(parts: KeeperParts, options: KeeperOptions) {
  const {
    storage = createMemoryStorage(),
    clock = systemClock,
    random = secureRandom,
    page,
    onReject,
    cleanUrl,
    codeParameters,
  } = options;
  const all = { ...parts, storage, clock, random, page, onReject, cleanUrl, codeParameters };
  const consent = createConsentKeeper(all);
  const events = createEventKeeper(all);
  const touches = createTouchKeeper({ ...all, keep: events.keep });
  const records = createConsentRecords(all);
  const endLifecycle = page?.onLifecycle?.((change) => {
    events.onLifecycle(change);
    if (change === 'online' || change === 'show') void records.flush();
  });
  const choices: Choice[] = [];

  function hear(said: SaidConsent): void {
    const choice = consent.hear(said);
    // An objection of the browser's is nobody's choice.
    if (!choice || said.isEcho || said.source === OBJECTION) return;
    choices.push(choice);
    // A remembered choice reaches other tabs by itself.
    if (isGrant(choice.before) && !isGrant(choice.after) && !isRemembered(choice.source))
      page?.announceWithdrawal?.(choice.source);
  }

  consent.update();
  parts.said.splice(0).forEach(hear);

  /** What an earlier page has kept goes where this page learns that it may not be kept. */
  async function clearKept({ touch, visitor }: Kept): Promise<void> {
    const { attribution, measurement } = parts.store.get().consent.purposes;
    const purposes: Purpose[] = [
      ...(touch && attribution !== 'granted' ? ['attribution' as const] : []),
      ...(visitor && measurement !== 'granted' ? ['measurement' as const] : []),
    ];
    if (purposes.length > 0) await storage.clear(purposes).catch(parts.onError);
  }

  return {
    /** Takes what a source says into the state at once. */
    hear,
    keep: events.keep,
    async flush(): Promise<void> {
      await records.flush();
      await events.flush();
    },
    visitor: events.visitor,
    /** Does what the state now allows or demands. */
    async follow(): Promise<void> {
      consent.update();
      const kept = choices.some(isFirst) ? await readKept(storage) : {};
      // A withdrawal names what it withdraws, and the id is gone once it is done.
      const earlier = events.visitor() ?? kept.visitor;
      await touches.follow();
      await events.follow();
      await clearKept(kept);
      for (const choice of choices.splice(0)) {
        const told = isFirst(choice) ? { ...choice, before: grantsOf(choice, kept) } : choice;
        if (isNews(told)) records.add(recordChoice(all, told, earlier ?? events.visitor()));
      }
    },
    dispose(): void {
      endLifecycle?.();
      events.dispose();
      records.dispose();
      storage.close();
    },
  };
}

/** What earlier pages have kept on this device. */
interface Kept {
  touch?: Touch | undefined;
  visitor?: string | undefined;
}

const readKept = async (storage: Storage): Promise<Kept> => {
  try {
    return { touch: await storage.readTouch(), visitor: await storage.readVisitor() };
  } catch {
    return {};
  }
};

const isGrant = (purposes: Choice['after']): boolean => Object.values(purposes).includes('granted');

/** Nothing was known on this page before. */
const isFirst = ({ before }: Choice): boolean =>
  Object.values(before).every((value) => value === 'unknown');

/** What an earlier page was allowed: it has kept nothing else. */
const grantsOf = ({ before }: Choice, { touch, visitor }: Kept): Choice['before'] => ({
  ...before,
  ...(touch && { attribution: 'granted' }),
  ...(visitor && { measurement: 'granted' }),
});

/**
 * Hosts and platforms say the same on every page, and it is recorded when it is new; the refusals
 * that were made to them they count themselves.
 */
const isNews = ({ source, before, after }: Choice): boolean =>
  isGrant(before)
    ? PRIMARY.some((purpose) => before[purpose] !== after[purpose])
    : isGrant(after) || source === 'banner';
