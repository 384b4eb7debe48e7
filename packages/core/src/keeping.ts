import type { Purpose } from '@goodword/protocol';
import type { ClientParts } from './client-parts.js';
import type { Choice } from './consent/record-choice.js';
import { GoodwordError } from './error.js';
import type { HeldEvent } from './held-event.js';
import type { Keeper } from './keeper.js';
import { loadLater } from './load-later.js';
import type { Storage } from './ports.js';
import type { TrackedEvent } from './referral-client.js';

/** Events held in memory before consent, at most: the same bound as that of the outbox. */
const LONGEST_QUEUE = 1_000;

interface KeepingOptions extends Pick<ClientParts, 'store' | 'clock' | 'onError'> {
  /** The host's own, closed with the client also where nothing was ever kept. */
  storage: Storage | undefined;
  /** Loads what keeps things, and hands it what waits in memory. */
  load: (held: HeldEvent[], choices: Choice[]) => Promise<Keeper>;
}

/**
 * Holds events and choices in memory. What stores and sends them is loaded at the first choice, and
 * a device that cannot load it loses nothing: the next change or `flush()` tries again.
 */
export function createKeeping({ store, clock, storage, load, onError }: KeepingOptions) {
  const held: HeldEvent[] = [];
  const choices: Choice[] = [];
  const keeper = loadLater(() => load(held, choices));
  let work = Promise.resolve();
  let isDisposed = false;

  const is = (value: string, purpose: Purpose) => store.get().consent.purposes[purpose] === value;

  async function followNow(): Promise<void> {
    if (is('denied', 'measurement')) held.length = 0;
    const isNeeded =
      keeper.part ?? choices[0] ?? (is('granted', 'attribution') || is('granted', 'measurement'));
    if (!isNeeded || isDisposed) return;
    const loaded = await keeper.load();
    await (isDisposed ? loaded.dispose() : loaded.follow());
  }

  /** Does what the state now allows or demands, one change after the other. Never rejects. */
  const follow = (choice?: Choice): Promise<void> => {
    if (choice) choices.push(choice);
    return (work = work.then(followNow).catch(onError));
  };

  return {
    follow,
    visitor: () => (is('granted', 'measurement') ? keeper.part?.visitor() : undefined),
    async track(event: TrackedEvent): Promise<void> {
      const { advocate, touch } = store.get();
      const code = advocate?.code ?? touch?.code;
      const entry = { event: { ...(code ? { code } : {}), ...event }, occurredAt: clock.now() };
      const loaded = is('granted', 'measurement') && (await keeper.load().catch(onError));
      if (loaded) return loaded.keep(entry);
      if (is('denied', 'measurement')) return;
      if (held.length >= LONGEST_QUEUE) {
        throw new GoodwordError(
          'outbox-full',
          `${LONGEST_QUEUE} events wait; this one was dropped.`,
        );
      }
      held.push(entry);
    },
    async flush(): Promise<void> {
      if (isDisposed || !is('granted', 'measurement')) return;
      const isLate = !keeper.part;
      const loaded = await keeper.load();
      await (isLate ? follow() : work);
      await loaded.flush();
    },
    dispose(): void {
      isDisposed = true;
      if (keeper.part) keeper.part.dispose();
      else storage?.close();
    },
  };
}

/** See `createKeeping()`. */
export type Keeping = ReturnType<typeof createKeeping>;
