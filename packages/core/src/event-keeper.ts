import { CROCKFORD_ALPHABET, ID_PREFIXES, type GoodwordEventRecord } from '@goodword/protocol';
import { customRandom } from 'nanoid';
import type { HeldEvent } from './held-event.js';
import { drawId } from './ids/draw-id.js';
import type { KeeperParts } from './keeper.js';
import { createOutbox, type Outbox } from './outbox/outbox.js';
import type { Clock, PageChange, Random, Storage } from './ports.js';
import type { ReferralClientOptions } from './referral-client.js';

/** Characters of a visitor's id: 130 random bits. */
const VISITOR_LENGTH = 26;

/** Days that a visitor's id is kept. */
const VISITOR_DAYS = 180;

const DAY = 86_400_000;

interface EventKeeperOptions extends KeeperParts {
  storage: Storage;
  clock: Clock;
  random: Random;
  onReject: ReferralClientOptions['onReject'];
}

/**
 * Gives events their id and their visitor and puts them into the outbox, while `measurement` is
 * granted. What waited in memory follows at the grant.
 */
export function createEventKeeper(options: EventKeeperOptions) {
  const { store, storage, transport, query, clock, random, held, onReject, onError } = options;
  let outbox: Outbox | undefined;
  let visitor: string | undefined;

  const isAllowed = () => store.get().consent.purposes.measurement === 'granted';

  function openOutbox(): Outbox {
    return (outbox ??= createOutbox({
      path: `/v1/events${query}`,
      storage,
      transport,
      clock,
      random,
      ...(onReject ? { onReject } : {}),
      onChange(pending, error) {
        const lastError = error && {
          code: error.code,
          message: error.message,
          retriable: error.retriable,
        };
        store.set({ queue: { pending, ...(lastError ? { lastError } : {}) } });
      },
    }));
  }

  /** The visitor's id: read, else minted, under a grant only. */
  async function readVisitor(): Promise<string | undefined> {
    if (!isAllowed()) return undefined;
    if (visitor) return visitor;
    const kept = await storage.readVisitor().catch(() => undefined);
    // Consent may have been withdrawn while this was being read.
    if (!isAllowed()) return undefined;
    // Another call may have minted one while this one was reading.
    visitor ??= kept ?? customRandom(CROCKFORD_ALPHABET, VISITOR_LENGTH, random)();
    if (visitor !== kept)
      await storage.writeVisitor(visitor, clock.now() + VISITOR_DAYS * DAY).catch(onError);
    return visitor;
  }

  async function keep({ event, occurredAt }: HeldEvent): Promise<void> {
    const subject = await readVisitor();
    if (!subject) return;
    await openOutbox().add({
      id: drawId(ID_PREFIXES.event, { now: occurredAt, random }),
      occurredAt: new Date(occurredAt).toISOString(),
      ...event,
      visitor: subject,
    } as GoodwordEventRecord);
    // Consent may have been withdrawn while this was being written.
    if (!isAllowed()) await storage.clear(['measurement']);
  }

  return {
    keep,
    /** The visitor's id, once it has been read or minted and until a withdrawal is done. */
    visitor: () => visitor,
    /** Does what the state of consent now allows or demands. */
    async follow(): Promise<void> {
      if (isAllowed()) {
        await readVisitor();
        await Promise.all(held.splice(0).map((entry) => keep(entry).catch(onError)));
        // What an earlier page left is sent without waiting for a new event.
        if ((await storage.countEvents().catch(() => 0)) > 0) {
          openOutbox()
            .flush()
            .catch(() => undefined);
        }
        return;
      }
      if (!visitor && !outbox) return;
      outbox?.dispose();
      outbox = undefined;
      visitor = undefined;
      store.set({ queue: { pending: 0 } });
      await storage.clear(['measurement']).catch(onError);
    },
    flush: async () => outbox?.flush(),
    onLifecycle(change: PageChange): void {
      if (change === 'hide') {
        outbox?.hide();
        // What is held keeps the page out of the back/forward cache.
        storage.close();
      } else if (change === 'hidden') outbox?.flush().catch(() => undefined);
      else {
        // A database that was asked for while the page went may never have been opened.
        if (change === 'show') storage.close();
        outbox?.wake();
      }
    },
    dispose: () => outbox?.dispose(),
  };
}
