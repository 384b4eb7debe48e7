import { EVENT_BATCH_LIMIT, type ErrorCode, type GoodwordEventRecord } from '@goodword/protocol';
import { readEventResults } from '../answers/read-event-results.js';
import { readProblem } from '../answers/read-problem.js';
import { GoodwordError } from '../error.js';
import type { Clock, Random, Storage, Transport, TransportResponse } from '../ports.js';
import type { ReferralClientOptions } from '../referral-client.js';
import { eventSize } from './event-size.js';
import { findExcess, LARGEST_QUEUE, LONGEST_QUEUE } from './find-excess.js';
import { isRetriable } from './is-retriable.js';
import { LONGEST_PAUSE, retryDelay } from './retry-schedule.js';
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
  /** Resolves when the event is kept. @throws GoodwordError `outbox-full`, `invalid-argument` */
  add(event: GoodwordEventRecord): Promise<void>;
  /** Sends until nothing is left. @throws GoodwordError what stopped it; it goes on by itself later */
  flush(): Promise<void>;
  /** The page or the network is back: sends, unless the server wants to be left alone still. */
  wake(): void;
  /** Sends from memory what has no answer yet, at once: the page may be gone in a moment. */
  hide(): void;
  /** Forgets timers and memory. What is stored stays. */
  dispose(): void;
}

/** Bytes of one event, at most; none that the server takes comes near it. */
const LARGEST_EVENT = 4_096;

/** Events that come together are sent together, in milliseconds. */
const SHORT_DELAY = 300;

/** After this an event is of no use to anybody, in milliseconds: thirty days, as on the server. */
const LONGEST_WAIT = 2_592_000_000;

/** Statuses that may be one event's fault rather than the request's. */
const ABOUT_THE_BODY = new Set([400, 413, 422]);

const ignore = () => undefined;

/**
 * Makes an outbox for events: it keeps them until the server has answered for each.
 *
 * What is kept is not sent before `flush()`, the short timer after `add()`, or `wake()`.
 *
 * @example
 * const outbox = createOutbox({
 *   path: '/v1/events?program=acme',
 *   storage: createMemoryStorage(),
 *   transport,
 *   clock: { now: Date.now, setTimer: () => () => undefined },
 *   random: (size) => crypto.getRandomValues(new Uint8Array(size)),
 *   onChange: () => undefined,
 * });
 * await outbox.flush();
 */
export function createOutbox(options: OutboxOptions): Outbox {
  const { path, storage, transport, clock, random, onReject, onChange } = options;
  const unanswered = new Map<string, GoodwordEventRecord>();
  let cancelTimer: (() => void) | undefined;
  let failures = 0;
  /** Before this the server is not asked again, in milliseconds since 1970. */
  let notBefore = 0;
  let flushing: Promise<void> | undefined;
  /** Additions are weighed one after the other. */
  let weighing: Promise<unknown> = Promise.resolve();
  /** Events of known size that wait, and the bytes that they have at most. */
  let known = { count: 0, bytes: 0 };
  let isAway = false;
  let isDisposed = false;

  function schedule(delay: number): void {
    cancelTimer?.();
    if (isDisposed) return;
    cancelTimer = clock.setTimer(() => {
      cancelTimer = undefined;
      // The failure is in the state, and the next try is scheduled.
      flush().catch(ignore);
    }, delay);
  }

  /** How long the server is to be left alone still, in milliseconds. */
  function pause(): number {
    const rest = notBefore - clock.now();
    return rest > 0 && rest <= LONGEST_PAUSE ? rest : 0;
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

  async function remove(ids: readonly string[]): Promise<void> {
    for (const id of ids) unanswered.delete(id);
    known.count -= ids.length;
    await storage.deleteEvents(ids);
    onChange(await storage.countEvents());
  }

  async function reject(
    events: readonly GoodwordEventRecord[],
    code: ErrorCode,
    detail: string | undefined,
  ): Promise<void> {
    for (const { id } of events) report(id, code, detail);
    await remove(events.map(({ id }) => id));
  }

  function report(id: string, code: ErrorCode, detail: string | undefined): void {
    try {
      onReject?.({ id, code, ...(detail ? { detail } : {}) });
    } catch {
      // A host's fault must not keep the rest of the queue from being sent.
    }
  }

  /** Sends one batch and acts on the answer; throws where a later try may do better. */
  async function deliver(batch: readonly GoodwordEventRecord[]): Promise<void> {
    const { status, retryAfter, body } = await send(batch).catch((cause: unknown) => {
      throw postpone(laterError('network', 'there was no answer', cause));
    });
    const isOpen = isRetriable(status);
    const results = (!isOpen && readEventResults(body)) || [];
    const answered = results.filter(({ id }) => batch.some((event) => event.id === id));
    if (answered.length > 0) {
      for (const { id, status: verdict, code = 'invalid-request', detail } of answered) {
        if (verdict === 'rejected') report(id ?? '', code, detail);
      }
      return remove(answered.flatMap(({ id }) => id ?? []));
    }
    if (isOpen || status < 400) {
      throw postpone(laterError('unavailable', `the server answered ${status}`), retryAfter);
    }
    const problem = readProblem(body);
    // What is wrong with the request as a whole is wrong with each half of it.
    if (batch.length === 1 || (problem && !ABOUT_THE_BODY.has(status))) {
      return reject(batch, problem?.code ?? 'invalid-request', problem?.detail);
    }
    // Halve the batch until what is at fault stands alone.
    const middle = Math.ceil(batch.length / 2);
    await deliver(batch.slice(0, middle));
    await deliver(batch.slice(middle));
  }

  const laterError = (code: 'network' | 'unavailable', reason: string, cause?: unknown) =>
    new GoodwordError(code, `Events are kept and sent later: ${reason}.`, {
      cause,
      retriable: true,
    });

  function postpone(error: GoodwordError, retryAfter?: string): GoodwordError {
    failures += 1;
    const chance = (random(1)[0] ?? 0) / 256;
    const delay = retryDelay(failures, chance, retryAfter, clock.now());
    notBefore = retryAfter ? clock.now() + delay : 0;
    schedule(delay);
    storage.countEvents().then((pending) => onChange(pending, error), ignore);
    return error;
  }

  async function readBatch(): Promise<GoodwordEventRecord[]> {
    const events = await storage.readEvents(EVENT_BATCH_LIMIT);
    const limit = clock.now() - LONGEST_WAIT;
    const late = events.filter(({ occurredAt }) => Date.parse(occurredAt) < limit);
    if (late.length === 0) return takeBatch(events);
    await reject(late, 'invalid-request', 'It waited for more than 30 days.');
    return readBatch();
  }

  async function sendAll(): Promise<void> {
    while (!isDisposed) {
      const rest = pause();
      // A timer may be early, by the clock that the pause was set by.
      if (rest > 0 && !cancelTimer) schedule(rest);
      if (isAway || rest > 0) {
        throw laterError('unavailable', 'another tab sends, or the server wants a pause');
      }
      const attempt: { batch?: GoodwordEventRecord[]; failure?: unknown } = {};
      const wait = await storage.withLease(async () => {
        const batch = (attempt.batch = await readBatch());
        if (batch.length === 0 || isAway || isDisposed) return 0;
        try {
          await deliver(batch);
          failures = 0;
        } catch (cause) {
          attempt.failure = cause;
        }
        return pause();
      });
      const { batch, failure } = attempt;
      if (failure) throw failure;
      if (isAway) continue;
      if (batch ? batch.length === 0 : (await storage.countEvents()) === 0) return;
      if (!batch) {
        // Should the other tab go away, this one takes over.
        notBefore = clock.now() + wait;
        schedule(wait);
      }
    }
  }

  function flush(): Promise<void> {
    if (flushing) return flushing;
    const run = sendAll().finally(() => {
      if (flushing === run) flushing = undefined;
    });
    return (flushing = run);
  }

  /**
   * What the page waited for when it was left may never come, in Firefox at least: it is waited for
   * no more. What has no answer may not be on disk either; a second delivery is harmless.
   */
  function startOver(): void {
    flushing = undefined;
    weighing = Promise.resolve();
    for (const event of unanswered.values()) storage.addEvent(event).catch(ignore);
  }

  /** Holds the queue within its bounds. @throws GoodwordError `outbox-full` where `newest` had to go */
  async function weigh(newest: GoodwordEventRecord): Promise<void> {
    let count = await storage.countEvents();
    // Of what other tabs have added, the size is not known.
    const bytes = known.bytes + Math.max(0, count - known.count) * LARGEST_EVENT;
    if (count > LONGEST_QUEUE || bytes > LARGEST_QUEUE) {
      const events = await storage.readEvents(count);
      const excess = findExcess(events) ?? [newest.id];
      const kept = events.filter(({ id }) => !excess.includes(id));
      await remove(excess);
      count = kept.length;
      known = { count, bytes: kept.reduce((sum, event) => sum + eventSize(event), 0) };
      if (excess.includes(newest.id)) {
        throw new GoodwordError('outbox-full', 'Too much waits to be sent; this was not kept.');
      }
    }
    onChange(count);
  }

  return {
    async add(event) {
      const bytes = eventSize(event);
      if (bytes > LARGEST_EVENT) {
        throw new GoodwordError('invalid-argument', 'Expected an event of 4 KiB at most.');
      }
      if (isDisposed) return;
      // In memory first, then on disk, and only then the sums: the page may be left at once.
      unanswered.set(event.id, event);
      await storage.addEvent(event);
      known.count += 1;
      known.bytes += bytes;
      const turn = weighing.then(() => weigh(event));
      weighing = turn.catch(ignore);
      await turn;
      // A new event never shortens a wait.
      if (!cancelTimer) schedule(SHORT_DELAY);
    },
    flush,
    wake() {
      if (isAway) startOver();
      isAway = false;
      flush().catch(ignore);
    },
    hide() {
      isAway = true;
      let rest = pause() > 0 ? [] : [...unanswered.values()];
      while (rest.length > 0) {
        const batch = takeBatch(rest);
        // The events stay stored: their ids make a second delivery harmless.
        send(batch).catch(ignore);
        rest = rest.slice(batch.length);
      }
    },
    dispose() {
      isDisposed = true;
      cancelTimer?.();
      unanswered.clear();
    },
  };
}
