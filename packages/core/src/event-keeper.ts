import { CROCKFORD_ALPHABET, type GoodwordEventRecord } from '@goodword/protocol';
import { customRandom } from 'nanoid';
import type { ClientParts } from './client-parts.js';
import { GoodwordError } from './error.js';
import { createId } from './ids/create-id.js';
import type { Outbox } from './outbox/outbox.js';
import type { Transport } from './ports.js';
import type { ReferralClientOptions, TrackedEvent } from './referral-client.js';

/** Events held in memory before consent, at most: the same bound as that of the outbox. */
const LONGEST_QUEUE = 1_000;

/** Characters of a visitor's id: 130 random bits. */
const VISITOR_LENGTH = 26;

/** Days that a visitor's id is kept. */
const VISITOR_DAYS = 180;

const DAY = 86_400_000;

interface EventKeeperOptions extends ClientParts {
  transport: Transport;
  /** Path and query that batches are sent to. */
  path: string;
  onReject: ReferralClientOptions['onReject'];
}

/** See `createEventKeeper()`. */
export type EventKeeper = ReturnType<typeof createEventKeeper>;

/**
 * Holds events in memory until `measurement` is granted; then they go to the outbox, which is
 * loaded when it is first needed. A refusal drops them.
 */
export function createEventKeeper(options: EventKeeperOptions) {
  const { store, storage, transport, clock, random, path, onReject, onError } = options;
  let held: GoodwordEventRecord[] = [];
  let outbox: Promise<Outbox> | undefined;
  let opened: Outbox | undefined;
  let visitor: string | undefined;

  const isAllowed = () => store.get().consent.purposes.measurement === 'granted';

  async function openOutbox(): Promise<Outbox> {
    const { createOutbox } = await import('./outbox/outbox.js');
    opened = createOutbox({
      path,
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
    });
    return opened;
  }

  /** The visitor's id: read, else minted, under a grant only. */
  async function readVisitor(): Promise<string | undefined> {
    if (!isAllowed()) return undefined;
    if (visitor) return visitor;
    const kept = await storage.readVisitor().catch(() => undefined);
    // Another call may have minted one while this one was reading.
    visitor ??= kept ?? customRandom(CROCKFORD_ALPHABET, VISITOR_LENGTH, random)();
    if (visitor !== kept)
      await storage.writeVisitor(visitor, clock.now() + VISITOR_DAYS * DAY).catch(onError);
    return visitor;
  }

  async function keep(event: GoodwordEventRecord): Promise<void> {
    const subject = await readVisitor();
    if (!subject) return;
    outbox ??= openOutbox();
    await (await outbox).add({ ...event, visitor: subject });
    // Consent may have been withdrawn while this was being written.
    if (!isAllowed()) await storage.clear(['measurement']);
  }

  return {
    visitor: () => (isAllowed() ? visitor : undefined),
    readVisitor,
    async track(event: TrackedEvent, occurredAt = clock.now()): Promise<void> {
      const { measurement } = store.get().consent.purposes;
      if (measurement === 'denied') return;
      const code = store.get().advocate?.code ?? store.get().touch?.code;
      const record = {
        id: createId('event', { now: clock.now(), random }),
        occurredAt: new Date(occurredAt).toISOString(),
        ...(code ? { code } : {}),
        ...event,
      } as GoodwordEventRecord;
      if (isAllowed()) return keep(record);
      if (held.length >= LONGEST_QUEUE) {
        throw new GoodwordError(
          'outbox-full',
          `${LONGEST_QUEUE} events wait for consent; this one was not kept.`,
        );
      }
      held.push(record);
    },
    /** Does what the state of consent now allows or demands. */
    async follow(): Promise<void> {
      const { measurement } = store.get().consent.purposes;
      if (measurement === 'granted') {
        await readVisitor();
        const waiting = held;
        held = [];
        for (const event of waiting) await keep(event);
        // What an earlier page left is sent without waiting for a new event.
        if ((await storage.countEvents().catch(() => 0)) > 0) {
          outbox ??= openOutbox();
          void (await outbox).flush().catch(() => undefined);
        }
        return;
      }
      if (measurement === 'denied') held = [];
      if (!visitor && !opened) return;
      opened?.dispose();
      opened = undefined;
      outbox = undefined;
      visitor = undefined;
      store.set({ queue: { pending: 0 } });
      await storage.clear(['measurement']).catch(onError);
    },
    async flush(): Promise<void> {
      await (await outbox)?.flush();
    },
    onLifecycle(change: 'hide' | 'show' | 'online'): void {
      if (change === 'hide') opened?.hide();
      else opened?.wake();
    },
    dispose(): void {
      opened?.dispose();
      held = [];
    },
  };
}
