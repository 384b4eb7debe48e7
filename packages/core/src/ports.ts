import type { ConsentValue, GoodwordEventRecord, Purpose } from '@goodword/protocol';
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
  /** Runs `task` while no other tab does; resolves `false` at once where another holds the lease. */
  withLease(task: () => Promise<void>): Promise<boolean>;
  /** Empties every store; the database itself stays. */
  clear(purposes: readonly Purpose[]): Promise<void>;
  close(): void;
}

/** The remembered choice of our own banner. It is the one thing that a refusal may write. */
export interface StoredConsent {
  purposes: Readonly<Record<Purpose, ConsentValue>>;
  changedAt: number;
  expiresAt: number;
  policyVersion: string;
}

/** The page around the client, where there is one. */
export interface Page {
  /** The address that was landed on, before a router rewrote it. */
  landingUrl(): string | undefined;
  /** The page was loaded again, or come back to, rather than navigated to. */
  isReload?(): boolean;
  /** BCP 47. */
  locale(): string | undefined;
  /** Opens an address in a new window without an opener. @returns false when it was blocked. */
  open(url: string): boolean;
  canShareNatively(): boolean;
  shareNatively(data: {
    title?: string;
    text?: string;
    url: string;
  }): Promise<'completed' | 'cancelled'>;
  copy(text: string): Promise<boolean>;
  readConsent(): StoredConsent | undefined;
  writeConsent(consent: StoredConsent | undefined): void;
  /** Calls back when the page is hidden (`hide`) or comes back (`show`, `online`). @returns a function that ends it. */
  onLifecycle(listener: (change: 'hide' | 'show' | 'online') => void): () => void;
  /** Calls back when another tab changed the stored choice. @returns a function that ends it. */
  onConsentChange(listener: () => void): () => void;
}
