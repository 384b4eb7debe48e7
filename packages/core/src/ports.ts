import type { ConsentPolicy, ConsentValue, GoodwordEventRecord, Purpose } from '@goodword/protocol';
import type { Touch } from './state.js';

/** Time and timers, so that tests own them. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls back once after `delay` milliseconds. @returns a function that cancels it. */
  setTimer(callback: () => void, delay: number): () => void;
}

/** Fills bytes from a cryptographically secure source. */
export type Random = (size: number) => Uint8Array;

/** An answer, its body read in full. */
export interface TransportResponse {
  status: number;
  /** The value of `Retry-After`, if it was sent. */
  retryAfter?: string;
  /** Parsed JSON, or `undefined` where the body was not JSON. */
  body: unknown;
}

/** One request of ours. Bodies are JSON text; credentials and the referrer are never sent. */
export interface TransportRequest {
  method: 'GET' | 'POST';
  /** Path and query under the endpoint, as in `/v1/events?program=acme`. */
  path: string;
  body?: string;
  /** Outlive the page: used by the outbox. */
  keepalive?: boolean;
}

/** Sends one request. Rejects when there was no answer. */
export type Transport = (request: TransportRequest) => Promise<TransportResponse>;

/**
 * What may be kept on a device. Opened at the first grant and never before; every method may
 * reject, and the client then keeps things in memory.
 */
export interface Storage {
  readTouch(): Promise<Touch | undefined>;
  writeTouch(touch: Touch, expiresAt: number): Promise<void>;
  readVisitor(): Promise<string | undefined>;
  writeVisitor(visitor: string, expiresAt: number): Promise<void>;
  /** Resolves when the event is on disk. */
  addEvent(event: GoodwordEventRecord): Promise<void>;
  /** The oldest events first. */
  readEvents(limit: number): Promise<GoodwordEventRecord[]>;
  deleteEvents(ids: readonly string[]): Promise<void>;
  countEvents(): Promise<number>;
  /**
   * Runs `task` while no other tab does. What it resolves with is for how long nobody may have the
   * lease after it, in milliseconds. @returns the same, or for how long the lease cannot be had yet
   * where the task was not run.
   */
  withLease(task: () => Promise<number>): Promise<number>;
  /** Empties every store; the database itself stays. */
  clear(purposes: readonly Purpose[]): Promise<void>;
  /** Lets go of connections and of the lease, whenever the page is left. A later call opens again. */
  close(): void;
}

/** The remembered choice of our own banner. It is the one thing that a refusal may write. */
export interface StoredConsent {
  /** `claim` where a person asked for a reward, which is all that was chosen. @default 'banner' */
  source?: string;
  purposes: Readonly<Record<Purpose, ConsentValue>>;
  changedAt: number;
  expiresAt: number;
  policyVersion: string;
}

/** What a program asks of the platforms that manage consent on its pages. */
export type ConsentSourceOptions = NonNullable<ConsentPolicy['sources']>;

/** Tells what a platform says now. A purpose that is left out was not spoken of. */
export type ReportConsent = (purposes: Readonly<Partial<Record<Purpose, ConsentValue>>>) => void;

/**
 * Follows one consent platform. It reports nothing until the platform has said something of the
 * person's own, and it never throws into the page. @returns a function that ends it
 */
export type WatchConsent = (report: ReportConsent, options: ConsentSourceOptions) => () => void;

/** Not seen any more (`hidden`), left (`hide`), come back to (`show`); the network is back (`online`). */
export type PageChange = 'hidden' | 'hide' | 'show' | 'online';

/** How the consent platforms of a page are looked for, and who is told what they say. */
export interface FindConsent {
  clock: Pick<Clock, 'setTimer'>;
  /** The only platform to listen to. @default all of them */
  pinned: string | undefined;
  options: ConsentSourceOptions;
  report: (name: string, ...said: Parameters<ReportConsent>) => void;
  onError: (cause: unknown) => void;
}

/** The page around the client, where there is one. */
export interface Page {
  /** The address that was landed on, before a router rewrote it. */
  landingUrl(): string | undefined;
  /** Follows the consent platforms that are there, now or later. @returns a function that ends it */
  findConsent?(options: FindConsent): () => void;
  /** Takes our parameters out of the address bar. */
  cleanAddress?(parameters?: readonly string[]): void | Promise<void>;
  /** The page was loaded again, or come back to, rather than navigated to. */
  isReload?(): boolean;
  /** BCP 47. */
  locale(): string | undefined;
  /** Opens an address in a new window without an opener. @returns false when it was blocked. */
  open(url: string): boolean;
  /** The device is a phone or tablet, so that addresses of apps lead somewhere. */
  isMobile?(): boolean;
  canShareNatively(): boolean;
  shareNatively(data: {
    title?: string;
    text?: string;
    url: string;
  }): Promise<'completed' | 'cancelled'>;
  copy(text: string): Promise<boolean>;
  readConsent(): StoredConsent | undefined;
  writeConsent(consent: StoredConsent | undefined): void;
  /** Calls back when something happens to the page. @returns a function that ends it. */
  onLifecycle(listener: (change: PageChange) => void): () => void;
  /**
   * Calls back when another tab changed the stored choice, or withdrew what a source had granted.
   * @returns a function that ends it
   */
  onConsentChange(listener: (withdrawnBy?: string) => void): () => void;
  /** Tells other tabs of a withdrawal that is not remembered here. */
  announceWithdrawal?(source: string): void;
}
