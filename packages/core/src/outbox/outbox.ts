import { EVENT_BATCH_LIMIT, type ErrorCode, type GoodwordEventRecord } from '@goodword/protocol';
import { readEventResults } from '../answers/read-event-results.js';
import { readProblem } from '../answers/read-problem.js';
import { GoodwordError } from '../error.js';
import type { Clock, Random, Storage, Transport, TransportResponse } from '../ports.js';
import type { ReferralClientOptions } from '../referral-client.js';
import { isRetriable } from './is-retriable.js';
import { retryDelay } from './retry-schedule.js';
import { takeBatch } from './take-batch.js';

/** What an outbox is made of. */
export interface OutboxOptions {
  /** Path and query that batches are sent to. */
  path: string;
  storage: Storage;
  transport: Transport;
  clock: Clock;
  random: Random;
  onReject?: ReferralClientOptions['onReject'];
  /** After each change: how many wait, and what went wrong last. */
  onChange: (pending: number, error?: GoodwordError) => void;
}

/** Keeps events until the server has answered for each. */
export interface Outbox {
  /** Resolves when the event is kept. @throws GoodwordError `outbox-full` */
  add(event: GoodwordEventRecord): Promise<void>;
  /** Sends until nothing is left. @throws GoodwordError the failure that stopped it */
  flush(): Promise<void>;
  /** The page or the network is back: sends, unless the server wants to be left alone still. */
  wake(): void;
  /** Sends from memory what has no answer yet, at once: the page may be gone in a moment. */
  hide(): void;
  /** Forgets timers and memory. What is stored stays. */
  dispose(): void;
}

/** Events that may wait, at most. */
const LONGEST_QUEUE = 1_000;

/** Events that come together are sent together, in milliseconds. */
const SHORT_DELAY = 300;

/** Statuses that may be one event's fault rather than the request's. */
const ABOUT_THE_BODY = new Set([400, 413, 422]);

/** How long the lease of another tab is waited for, in milliseconds. */
const LEASE_DELAY = 2_000;

export function createOutbox(options: OutboxOptions): Outbox {
  const { path, storage, transport, clock, random, onReject, onChange } = options;
  const unanswered = new Map<string, GoodwordEventRecord>();
  let cancelTimer: (() => void) | undefined;
  let failures = 0;
  /** Before this the server is not asked again, in milliseconds since 1970. */
  let notBefore = 0;
  let flushing: Promise<void> | undefined;
  let isDisposed = false;

  function schedule(delay: number): void {
    cancelTimer?.();
    if (isDisposed) return;
    cancelTimer = clock.setTimer(() => {
      cancelTimer = undefined;
      // The failure is in the state, and the next try is scheduled.
      flush().catch(() => undefined);
    }, delay);
  }

  function send(events: readonly GoodwordEventRecord[]): Promise<TransportResponse> {
    const sentAt = new Date(clock.now()).toISOString();
    return transport({
      method: 'POST',
      path,
      body: JSON.stringify({ sentAt, events }),
      keepalive: true,
    });
  }

  async function settle(ids: readonly string[]): Promise<void> {
    for (const id of ids) unanswered.delete(id);
    await storage.deleteEvents(ids);
    onChange(await storage.countEvents());
  }

  /** Sends one batch and acts on the answer; throws where a later try may do better. */
  async function deliver(batch: readonly GoodwordEventRecord[]): Promise<void> {
    let response: TransportResponse;
    try {
      response = await send(batch);
    } catch (cause) {
      throw postpone(
        undefined,
        new GoodwordError('network', 'Events could not be sent; they are kept and sent later.', {
          cause,
          retriable: true,
        }),
      );
    }
    const { status, retryAfter, body } = response;
    const results = status === 200 ? readEventResults(body) : undefined;
    const answered = results?.filter(({ id }) => batch.some((event) => event.id === id)) ?? [];
    if (answered.length > 0) {
      for (const { id, status: verdict, code = 'invalid-request', detail } of answered) {
        if (verdict === 'rejected') reject(id ?? '', code, detail);
      }
      return settle(answered.flatMap(({ id }) => id ?? []));
    }
    if (status === 200 || isRetriable(status)) {
      const message = `Events were answered with ${status}; they are kept and sent later.`;
      throw postpone(retryAfter, new GoodwordError('unavailable', message, { retriable: true }));
    }
    const problem = readProblem(body);
    // What is wrong with the request as a whole is wrong with each half of it.
    if (batch.length === 1 || (problem && !ABOUT_THE_BODY.has(status))) {
      const { code = 'invalid-request', detail } = problem ?? {};
      for (const { id } of batch) reject(id, code, detail);
      return settle(batch.map(({ id }) => id));
    }
    // Halve the batch until what is at fault stands alone.
    const middle = Math.ceil(batch.length / 2);
    await deliver(batch.slice(0, middle));
    await deliver(batch.slice(middle));
  }

  function reject(id: string, code: ErrorCode, detail: string | undefined): void {
    try {
      onReject?.({ id, code, ...(detail ? { detail } : {}) });
    } catch {
      // A host's fault must not keep the rest of the queue from being sent.
    }
  }

  function postpone(retryAfter: string | undefined, error: GoodwordError): GoodwordError {
    failures += 1;
    const chance = (random(1)[0] ?? 0) / 256;
    const delay = retryDelay(failures, chance, retryAfter, clock.now());
    notBefore = retryAfter ? clock.now() + delay : 0;
    schedule(delay);
    void storage.countEvents().then((pending) => onChange(pending, error));
    return error;
  }

  async function sendAll(): Promise<void> {
    const held = await storage.withLease(async () => {
      for (;;) {
        const batch = takeBatch(await storage.readEvents(EVENT_BATCH_LIMIT));
        if (batch.length === 0 || isDisposed) return;
        await deliver(batch);
        failures = 0;
      }
    });
    // Another tab is sending; should it go away, this one takes over.
    if (!held && (await storage.countEvents()) > 0) schedule(LEASE_DELAY);
  }

  function flush(): Promise<void> {
    return (flushing ??= sendAll().finally(() => (flushing = undefined)));
  }

  /** Makes room by the oldest view; a share or a visit never goes silently. */
  async function makeRoom(event: GoodwordEventRecord): Promise<boolean> {
    const oldest = (await storage.readEvents(LONGEST_QUEUE)).find(({ type }) => type === 'view');
    if (!oldest || event.type === 'view') return false;
    unanswered.delete(oldest.id);
    await storage.deleteEvents([oldest.id]);
    return true;
  }

  return {
    async add(event) {
      const pending = await storage.countEvents();
      if (pending >= LONGEST_QUEUE && !(await makeRoom(event))) {
        const message = `${LONGEST_QUEUE} events wait to be sent; this one was not kept.`;
        throw new GoodwordError('outbox-full', message);
      }
      if (isDisposed) return;
      unanswered.set(event.id, event);
      await storage.addEvent(event);
      onChange(Math.min(pending + 1, LONGEST_QUEUE));
      // A new event never shortens a wait that the server asked for.
      if (!cancelTimer) schedule(SHORT_DELAY);
    },
    flush,
    wake() {
      if (clock.now() >= notBefore) flush().catch(() => undefined);
    },
    hide() {
      const batch = takeBatch([...unanswered.values()]);
      if (batch.length === 0 || failures > 0) return;
      // The events stay stored: their ids make a second delivery harmless.
      send(batch).catch(() => undefined);
    },
    dispose() {
      isDisposed = true;
      cancelTimer?.();
      unanswered.clear();
    },
  };
}
