import type { ClientParts } from './client-parts.js';
import { recordChoice, type Choice } from './consent/record-choice.js';
import { createEventKeeper } from './event-keeper.js';
import type { HeldEvent } from './held-event.js';
import { secureRandom } from './ids/secure-random.js';
import { createMemoryStorage } from './memory-storage.js';
import type { Page } from './ports.js';
import type { ReferralClientOptions } from './referral-client.js';
import type { Touch } from './state.js';
import { systemClock } from './system-clock.js';
import { createTouchKeeper } from './touch-keeper.js';

/** What the client holds in memory until there is a keeper, which empties it. */
export interface KeeperParts extends ClientParts {
  landing: Touch | undefined;
  held: HeldEvent[];
  choices: Choice[];
}

/** What a keeper needs of the options of the client. */
export interface KeeperOptions extends Pick<
  ReferralClientOptions,
  'storage' | 'clock' | 'random' | 'onReject'
> {
  page?: Pick<Page, 'isReload' | 'onLifecycle'>;
}

/** See `createKeeper()`. */
export type Keeper = ReturnType<typeof createKeeper>;

/**
 * What follows a choice: stores the touch, sends events, records what was chosen, and undoes it
 * when consent is withdrawn. Loaded at the first choice.
 */
export function createKeeper(parts: KeeperParts, options: KeeperOptions) {
  const {
    storage = createMemoryStorage(),
    clock = systemClock,
    random = secureRandom,
    page,
    onReject,
  } = options;
  const all = { ...parts, storage, clock, random, page, onReject };
  const events = createEventKeeper(all);
  const touches = createTouchKeeper({ ...all, keep: events.keep });
  const endLifecycle = page?.onLifecycle(events.onLifecycle);
  return {
    keep: events.keep,
    flush: events.flush,
    visitor: events.visitor,
    /** Does what the state now allows or demands. */
    async follow(): Promise<void> {
      // A withdrawal names what it withdraws, and the id is gone once it is done.
      const earlier = events.visitor();
      await touches.follow();
      await events.follow();
      for (const choice of parts.choices.splice(0)) {
        recordChoice(all, choice, earlier ?? events.visitor());
      }
    },
    dispose(): void {
      endLifecycle?.();
      events.dispose();
      storage.close();
    },
  };
}
