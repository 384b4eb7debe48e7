import type { Program } from '@goodword/protocol';
import { createMemoryStorage } from '../memory-storage.js';
import type {
  Clock,
  Page,
  Storage,
  StoredConsent,
  TransportRequest,
  TransportResponse,
} from '../ports.js';
import type { Touch } from '../state.js';

export const NOW = Date.UTC(2026, 10, 25, 12);

const PROGRAM: Program = {
  id: 'acme',
  name: 'Acme Tea',
  locale: 'en',
  test: false,
  version: 1,
  offer: {
    advocate: { benefit: { kind: 'fixed', amount: 1000, unit: 'EUR' } },
    friend: { benefit: { kind: 'fixed', amount: 1000, unit: 'EUR' } },
  },
  texts: {},
  channels: ['email'],
  consent: { mode: 'consent', policyVersion: '1', durationDays: 180 },
  windows: { clickDays: 30, creditDays: 90 },
  leadForm: { fields: [] },
  destination: 'https://shop.example/',
};

/** A clock that stands still until it is told to go on. */
export function createTestClock() {
  let now = NOW;
  let timers: { at: number; callback: () => void }[] = [];
  const clock: Clock = {
    now: () => now,
    setTimer(callback, delay) {
      const timer = { at: now + delay, callback };
      timers.push(timer);
      return () => void (timers = timers.filter((other) => other !== timer));
    },
  };
  return {
    clock,
    advance(milliseconds: number): void {
      now += milliseconds;
      const due = timers.filter(({ at }) => at <= now);
      timers = timers.filter(({ at }) => at > now);
      for (const { callback } of due) callback();
    },
  };
}

/** A storage that tells whether it was touched, and what it was given. */
export function createWatchedStorage(kept: Storage = createMemoryStorage()) {
  const calls: string[] = [];
  const touches: Touch[] = [];
  const storage = new Proxy(kept, {
    get(target, name: keyof Storage) {
      return (...values: unknown[]) => {
        calls.push(name);
        if (name === 'writeTouch') touches.push(values[0] as Touch);
        return (target[name] as (...given: unknown[]) => unknown)(...values);
      };
    },
  });
  return { storage, calls, touches };
}

/** A page at an address, with a device that remembers a choice. */
export function createTestPage(address: string) {
  let consent: StoredConsent | undefined;
  const opened: string[] = [];
  const page: Page = {
    landingUrl: () => address,
    locale: () => 'en',
    open: (url) => opened.push(url) > 0,
    canShareNatively: () => false,
    shareNatively: () => Promise.resolve('completed'),
    copy: () => Promise.resolve(true),
    readConsent: () => consent,
    writeConsent: (choice) => void (consent = choice),
    onLifecycle: () => () => undefined,
    onConsentChange: () => () => undefined,
  };
  return { page, opened, stored: () => consent };
}

type Answer = (request: TransportRequest) => TransportResponse | undefined;

/** A server that answers as ours does; `answer` may answer in its stead. */
export function createTestServer(answer: Answer = () => undefined) {
  const requests: TransportRequest[] = [];
  const transport = async (request: TransportRequest): Promise<TransportResponse> => {
    requests.push(request);
    return answer(request) ?? { status: 200, body: answerAsServer(request) };
  };
  const bodiesOf = (resource: string) =>
    requests
      .filter(({ path }) => path.startsWith(`/v1/${resource}?`))
      .map(({ body }) => JSON.parse(body ?? 'null') as Record<string, unknown>);
  const events = () =>
    bodiesOf('events').flatMap(({ events: batch }) => batch as Record<string, unknown>[]);
  return { transport, requests, bodiesOf, events };
}

function answerAsServer({ path, body }: TransportRequest): unknown {
  if (path.startsWith('/v1/programs/')) return PROGRAM;
  if (path.startsWith('/v1/codes/') || path.startsWith('/v1/claims')) {
    return { valid: true, code: 'ADA', advocate: { displayName: 'Ada' } };
  }
  if (path.startsWith('/v1/advocates')) {
    return { code: 'BEN', url: 'https://refer.example.com/r/BEN' };
  }
  if (path.startsWith('/v1/events')) {
    const { events } = JSON.parse(body ?? '{}') as { events: { id: string }[] };
    return { results: events.map(({ id }) => ({ id, status: 'stored' })) };
  }
  return { status: 'received' };
}
