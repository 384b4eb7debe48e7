import type { ConsentValue, Purpose } from '@goodword/protocol';
import type { ClientParts } from './client-parts.js';
import { defaultConsent } from './consent/default-consent.js';
import type { SaidConsent } from './consent/signal.js';
import { GoodwordError } from './error.js';
import type { HeldEvent } from './held-event.js';
import type { Keeper } from './keeper.js';
import { loadLater } from './load-later.js';
import type { Page, Storage } from './ports.js';
import type { TrackedEvent } from './referral-client.js';

/** Events held in memory before consent, at most: the same bound as that of the outbox. */
const LONGEST_QUEUE = 1_000;

/** What waits in memory for a keeper, which empties it. */
export interface Waiting {
  held: HeldEvent[];
  said: SaidConsent[];
}

interface KeepingOptions extends Pick<
  ClientParts,
  'store' | 'clock' | 'mode' | 'tell' | 'onError'
> {
  page: Pick<Page, 'readConsent'> | undefined;
  /** The host's own, closed with the client also where nothing was ever kept. */
  storage: Storage | undefined;
  load: (waiting: Waiting) => Promise<Keeper>;
}

/**
 * Holds events and choices in memory. What weighs the choices, and stores and sends, is loaded at
 * the first choice, and a device that cannot load it loses nothing: the next call tries again.
 */
export function createKeeping(options: KeepingOptions) {
  const { store, clock, mode, page, storage, load, tell, onError } = options;
  const held: HeldEvent[] = [];
  const said: SaidConsent[] = [];
  const keeper = loadLater(() => load({ held, said }));
  let work = Promise.resolve();
  let isDisposed = false;

  const is = (value: ConsentValue, purpose: Purpose) =>
    store.get().consent.purposes[purpose] === value;

  async function followNow(): Promise<void> {
    if (!keeper.part && store.get().consent.mode !== mode())
      store.set({ consent: defaultConsent(mode()) });
    const isNeeded = keeper.part ?? said[0] ?? page?.readConsent() ?? is('granted', 'attribution');
    if (!isNeeded || isDisposed) return;
    const loaded = await keeper.load();
    await (isDisposed ? loaded.dispose() : loaded.follow());
    if (is('denied', 'measurement')) held.length = 0;
  }

  /** Does what the state now allows or demands, one change after the other. Never rejects. */
  const follow = (): Promise<void> => (work = work.then(followNow).catch(onError));

  return {
    follow,
    /**
     * Takes what a source says into account. Resolves when all that follows of it is done.
     *
     * @throws GoodwordError `network` when it could not be weighed yet; it is kept for the next call
     */
    async hear(source: string, purposes: SaidConsent['purposes'], isEcho = false): Promise<void> {
      const one = { source, purposes, changedAt: clock.now(), isEcho };
      if (keeper.part) keeper.part.hear(one);
      else {
        said.push(one);
        await keeper.load();
      }
      await follow();
    },
    visitor: () => (is('granted', 'measurement') ? keeper.part?.visitor() : undefined),
    async track(event: TrackedEvent): Promise<void> {
      tell(event);
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
      if (isDisposed) return;
      await follow();
      if (said[0]) await keeper.load();
      await keeper.part?.flush();
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
