import { parseCode } from './codes/parse-code.js';
import type { HeldEvent } from './held-event.js';
import type { KeeperOptions, KeeperParts } from './keeper.js';
import type { Storage } from './ports.js';
import type { Touch } from './state.js';

const DAY = 86_400_000;

/** Two openings of one link within this time are one visit, in milliseconds: a reload counts nothing. */
const SAME_VISIT = 1_800_000;

/** Days that a touch is kept before the program is known, which may say otherwise. */
const DEFAULT_CLICK_DAYS = 90;

interface TouchKeeperOptions extends Pick<
  KeeperParts,
  'store' | 'clock' | 'landing' | 'tell' | 'onError'
> {
  storage: Storage;
  page: KeeperOptions['page'];
  cleanUrl: boolean | undefined;
  codeParameters: readonly string[] | undefined;
  keep: (entry: HeldEvent) => Promise<void>;
}

/**
 * Commits the touch once `attribution` is granted, with its original time; forgets what is stored
 * when consent is withdrawn or the touch turns out to be none.
 */
export function createTouchKeeper(options: TouchKeeperOptions) {
  const { store, storage, clock, page, landing, keep, tell, onError } = options;
  let isOpen = false;
  /** What is in storage, as far as this page has read or written it. */
  let stored: Touch | undefined;
  let isCounted = false;

  const isGranted = () => store.get().consent.purposes.attribution === 'granted';
  const lifetime = () => (store.get().program?.windows.clickDays ?? DEFAULT_CLICK_DAYS) * DAY;

  /** A stub looks at no more than the shape of a code. */
  function checkLanding(): void {
    if (landing && store.get().touch === landing && !parseCode(landing.code).ok) {
      store.set({ touch: undefined });
    }
  }

  /** Takes up what an earlier page has stored, unless this page has a touch of its own. */
  async function adopt(): Promise<void> {
    const kept = await storage.readTouch();
    const { touch } = store.get();
    // Consent may have been withdrawn while this was being read.
    if (!kept || kept.touchedAt + lifetime() <= clock.now() || !isGranted()) return;
    const isSameVisit =
      kept.code === touch?.code && Math.abs(touch.touchedAt - kept.touchedAt) < SAME_VISIT;
    if (touch && !isSameVisit) return;
    stored = kept;
    store.set({ touch: kept });
  }

  async function write(): Promise<void> {
    const { touch } = store.get();
    if (touch === stored) return;
    stored = touch;
    if (!touch) return storage.clear(['attribution']);
    await storage.writeTouch(touch, touch.touchedAt + lifetime());
    // The address is the touch's only home until now.
    if (options.cleanUrl) await page?.cleanAddress?.(options.codeParameters);
  }

  /** The visit is recorded once, with the time at which it happened. */
  async function recordVisit(): Promise<void> {
    if (!landing || store.get().touch !== landing || isCounted) return;
    isCounted = true;
    // Without a stored touch nothing else tells a reload from a visit.
    if (!isOpen && page?.isReload?.()) return;
    const { touchedAt, code, ...context } = landing;
    tell({ type: 'visit', ...context });
    await keep({ event: { type: 'visit', code, ...context }, occurredAt: touchedAt });
  }

  return {
    /** Does what the state now allows or demands. */
    async follow(): Promise<void> {
      try {
        if (isGranted() && !isOpen) {
          isOpen = true;
          checkLanding();
          await adopt();
        }
        if (isGranted()) await write();
        else if (isOpen) {
          isOpen = false;
          stored = undefined;
          await storage.clear(['attribution']);
        }
        if (store.get().consent.purposes.measurement === 'granted') await recordVisit();
      } catch (cause) {
        // A device that keeps nothing leaves the touch in memory: the page still works.
        onError(cause);
      }
    },
  };
}
