import type { ClientParts } from './client-parts.js';
import { readLandingUrl } from './links/read-landing-url.js';
import type { TrackedEvent } from './referral-client.js';
import type { Touch } from './state.js';

const DAY = 86_400_000;

/** Two openings of one link within this time are one visit, in milliseconds: a reload counts nothing. */
const SAME_VISIT = 1_800_000;

/** Days that a touch is kept before the program is known, which may say otherwise. */
const DEFAULT_CLICK_DAYS = 90;

interface TouchKeeperOptions extends Pick<
  ClientParts,
  'store' | 'storage' | 'clock' | 'page' | 'onError'
> {
  landing: Touch | undefined;
  track: (event: TrackedEvent, occurredAt?: number) => Promise<void>;
}

/** See `createTouchKeeper()`. */
export type TouchKeeper = ReturnType<typeof createTouchKeeper>;

/**
 * Holds the touch in memory until `attribution` is granted, then commits it once, with its
 * original time; forgets what is stored when consent is withdrawn.
 */
export function createTouchKeeper({
  store,
  storage,
  clock,
  page,
  landing,
  track,
  onError,
}: TouchKeeperOptions) {
  /** The touch of this page, until it has been committed and its visit recorded. */
  let fresh = landing ?? readLanding();
  let isStored = false;
  if (fresh) store.set({ touch: fresh });

  function readLanding(): Touch | undefined {
    const address = page?.landingUrl();
    const found = address === undefined ? undefined : readLandingUrl(address);
    return found ? { ...found, touchedAt: clock.now() } : undefined;
  }

  async function commit(): Promise<void> {
    const kept = await storage.readTouch();
    const clickDays = store.get().program?.windows.clickDays ?? DEFAULT_CLICK_DAYS;
    const isAlive = kept && kept.touchedAt + clickDays * DAY > clock.now();
    const current = store.get().touch;
    const isSameVisit =
      isAlive &&
      current &&
      kept.code === current.code &&
      Math.abs(current.touchedAt - kept.touchedAt) < SAME_VISIT;
    if (isSameVisit) fresh = undefined;
    if (isAlive && (isSameVisit || !current)) store.set({ touch: kept });
    else if (current) await storage.writeTouch(current, current.touchedAt + clickDays * DAY);
  }

  /** The visit is recorded once, with the time at which it happened. */
  async function recordVisit(): Promise<void> {
    if (!fresh) return;
    const { code, touchedAt, via, sku } = fresh;
    fresh = undefined;
    // Without a stored touch nothing else tells a reload from a visit.
    if (!isStored && page?.isReload?.()) return;
    await track(
      { type: 'visit', code, ...(via ? { via } : {}), ...(sku ? { sku } : {}) },
      touchedAt,
    );
  }

  return {
    /** Does what the state of consent now allows or demands. */
    async follow(): Promise<void> {
      const { attribution, measurement } = store.get().consent.purposes;
      try {
        if (attribution === 'granted' && !isStored) {
          isStored = true;
          await commit();
        }
        if (attribution !== 'granted' && isStored) {
          isStored = false;
          await storage.clear(['attribution']);
        }
        if (measurement === 'granted') await recordVisit();
      } catch (cause) {
        // A device that keeps nothing leaves the touch in memory: the page still works.
        onError(cause);
      }
    },
    /** Forgets the touch of this page too; what is stored goes with the next `follow()`. */
    forget(): void {
      fresh = undefined;
      store.set({ touch: undefined, referrer: undefined });
    },
    /** The server does not know the code: it is no touch, stored or not. */
    async reject(): Promise<void> {
      const { touch } = store.get();
      fresh = undefined;
      store.set({ touch: undefined });
      if (!isStored) return;
      const kept = await storage.readTouch();
      if (kept?.code === touch?.code) await storage.clear(['attribution']);
    },
    /** A typed code is a touch of this moment. */
    async claim(code: string): Promise<void> {
      const touch = { code, touchedAt: clock.now() };
      store.set({ touch });
      fresh = undefined;
      if (!isStored) return;
      await commit().catch(onError);
    },
  };
}
