import type { ClientParts } from './client-parts.js';

/** What is passed on: what happened, and nothing that names a person. */
export interface ForwardedEvent {
  type: 'share' | 'view' | 'visit' | 'lead' | 'claim' | 'conversion';
  program: string;
  channel?: string;
  via?: string;
  sku?: string;
  element?: string;
  /** The lead's id, to join it with a host's own records. */
  leadId?: string;
  /** The host's own number of the order. */
  externalId?: string;
}

/**
 * A destination: Google's `dataLayer`, Segment's `analytics`, or a function of the host's own.
 * https://developers.google.com/tag-platform/tag-manager/datalayer
 * https://segment.com/docs/connections/spec/track/
 */
export type ForwardTarget = 'dataLayer' | 'segment' | ((event: ForwardedEvent) => void);

/** Events that wait for a choice, at most: what is passed on is worth little when it is old. */
const LONGEST_WAIT = 100;

interface Destinations {
  dataLayer?: { push(entry: object): unknown };
  analytics?: { track(name: string, properties: object): unknown };
}

/** How each named destination takes an event. One that is not on the page takes nothing. */
const SEND = {
  dataLayer({ type, ...goodword }: ForwardedEvent): void {
    const page = globalThis as Destinations;
    (page.dataLayer ??= [] as object[]).push({ event: `goodword_${type}`, goodword });
  },
  segment({ type, ...properties }: ForwardedEvent): void {
    (globalThis as Destinations).analytics?.track(`Goodword ${type}`, properties);
  },
};

/**
 * Passes events on while `forwarding` is granted. What comes before a choice waits in memory; what
 * is refused is dropped. A destination that throws is reported and harms nobody else.
 */
export function createForwarder(
  { store, onError }: Pick<ClientParts, 'store' | 'onError'>,
  targets: readonly ForwardTarget[],
) {
  const waiting: ForwardedEvent[] = [];

  function follow(): void {
    const { forwarding } = store.get().consent.purposes;
    if (forwarding === 'unknown') return;
    for (const event of waiting.splice(0)) {
      if (forwarding === 'granted') targets.forEach((target) => send(target, event));
    }
  }

  function send(target: ForwardTarget, event: ForwardedEvent): void {
    try {
      if (typeof target === 'function') target(event);
      else SEND[target](event);
    } catch (cause) {
      onError(cause);
    }
  }

  const end = store.subscribe(follow);
  return {
    push(event: ForwardedEvent): void {
      waiting.push(event);
      if (waiting.length > LONGEST_WAIT) waiting.shift();
      follow();
    },
    end,
  };
}

/** See `createForwarder()`. */
export type Forwarder = ReturnType<typeof createForwarder>;
