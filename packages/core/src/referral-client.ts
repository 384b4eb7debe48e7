import type { ConsentMode, ErrorCode, Evidence, Purpose } from '@goodword/protocol';
import type { GoodwordError } from './error.js';
import type { Channel } from './channels/channel.js';
import type { ForwardTarget } from './forwarding.js';
import type { Clock, Page, Random, Storage, Transport } from './ports.js';
import type { ConsentState, ReferralState, Touch } from './state.js';

/** Who wants a link: a token signed by the host's server, or what the person typed. */
export type Identity = { token: string } | { email: string; name?: string };

/** What becomes of a share. `completed` is known of native share and copy alone. */
export type ShareOutcome = 'opened' | 'completed' | 'cancelled' | 'unavailable';

/** What a share is about, and the words it carries. */
export interface ShareContext {
  /** The message, as the person edited it; default: the program's, with its disclosure. */
  text?: string;
  title?: string;
  /** The part of the message that says the sender is rewarded: no network's limit cuts it. */
  disclosure?: string;
  /** A picture's address, for networks that take one. */
  image?: string;
  /** The person's own server, for networks that have many: `mastodon.social`. */
  instance?: string;
  sku?: string;
  /** A path of the destination that the link leads to, beginning with one `/`. */
  to?: string;
}

/** A form's values, as typed. */
export interface LeadValues {
  /** The lead's id; keep it for a retry, so that it is the same lead. Default: a new one. */
  id?: string;
  email: string;
  name?: string;
  phone?: string;
  answers?: Readonly<Record<string, string>>;
  /** True when the person agreed to be contacted. Nothing is sent otherwise. */
  contactConsent: boolean;
}

/** An order that the page has seen. */
export interface ConversionValues {
  /** The host's own number of the order. */
  externalId: string;
  /** In the currency's minor unit: 1999 is 19.99 EUR. */
  amount?: number;
  /** ISO 4217. Required with `amount`. */
  currency?: string;
  coupon?: string;
}

/** An answer to the delight question. */
export interface PulseValues {
  /** The answer's id; keep it for a retry and for what is added later. Default: a new one. */
  id?: string;
  /** 0 (not at all) to 10 (very much). */
  score: number;
  /** What should be better, or what was good, in the person's own words. */
  answer?: string;
}

/** What the server makes of an answer. */
export interface PulseOutcome {
  id: string;
  /** True for one who may be asked to tell a friend. */
  promoter: boolean;
}

/** What `track()` takes: an event without its id and time. */
export type TrackedEvent =
  | { type: 'share'; channel: string; sku?: string }
  | { type: 'view'; element: string; sku?: string }
  | { type: 'visit'; code: string; via?: string; sku?: string };

/** The one object that elements, script tag, demos and apps talk to. */
export interface ReferralClient {
  readonly program: string;
  /** The current state: the same object until something changed. */
  get(): ReferralState;
  /** Calls back after each change. @returns a function that ends it. */
  subscribe(listener: (state: ReferralState) => void): () => void;
  /** Loads the program, if that has not been done or has failed. Never rejects: see `state.error`. */
  load(): Promise<void>;
  /** Makes the advocate known. Resolves when the link is in the state. @throws GoodwordError */
  enrol(identity: Identity): Promise<void>;
  /** Asks again for the advocate's figures; does nothing without a session. @throws GoodwordError */
  refresh(): Promise<void>;
  /** The address to share by a channel, or `undefined` before `enrol()`. */
  shareUrl(channel?: string, context?: ShareContext): string | undefined;
  /**
   * Opens a network's page, native share, or copies the link (`copy`). Call it from a click.
   * Records the share where `measurement` is allowed.
   */
  share(channel: string, context?: ShareContext): Promise<ShareOutcome>;
  /** Checks a typed code, offline and then with the server; it becomes evidence. @throws GoodwordError */
  claim(code: string): Promise<void>;
  /** Stores a lead. @returns its id. @throws GoodwordError; the same id may be sent again. */
  sendLead(values: LeadValues): Promise<string>;
  /** Reports an order, unconfirmed: it pays nothing until the host's server says so. @throws GoodwordError */
  convert(values: ConversionValues): Promise<void>;
  /**
   * Stores an answer to the delight question. The same id and score with an `answer` adds it.
   * @throws GoodwordError
   */
  answerPulse(values: PulseValues): Promise<PulseOutcome>;
  /**
   * Asks for the leaderboard, with the advocate's own standing where there is a session.
   *
   * @param show agrees to be named in it, or takes that back. @throws GoodwordError
   */
  loadLeaderboard(show?: boolean): Promise<void>;
  /** What a host puts into its own form or order. */
  evidence(): Evidence;
  /**
   * Makes a single-use token for the evidence so far, good for one hour: it rides an OAuth `state`,
   * a magic link or an address of another domain. @throws GoodwordError
   */
  handoff(): Promise<string>;
  /** Takes up the evidence of a token from `handoff()`; a retry on this page is no second use. @throws GoodwordError */
  redeem(token: string): Promise<void>;
  readonly consent: {
    get(): ConsentState;
    /** The choice made on our own banner (`banner`) or by the host (`host`, the default). */
    set(purposes: Partial<Record<Purpose, boolean>>, source?: 'banner' | 'host'): Promise<void>;
    /** Withdraws everything: stores are emptied, the queue purged, the server told once. */
    withdraw(): Promise<void>;
  };
  /** Keeps an event. Resolves when it is in the outbox. @throws GoodwordError `outbox-full` */
  track(event: TrackedEvent): Promise<void>;
  /** Sends what is waiting. Resolves when nothing is left. @throws GoodwordError */
  flush(): Promise<void>;
  /** Releases listeners, timers and connections. */
  dispose(): void;
}

/** How a client is made. Only `program` is required. */
export interface ReferralClientOptions {
  /** The program's public id, as in `acme`. */
  program: string;
  /** The server's origin, a transport of the host's own, or `'none'`. */
  endpoint?: string | Transport;
  /** @default 'consent' */
  consent?: ConsentMode;
  /** The host's basis, in words. Required when `consent` is `'granted'`. */
  basis?: string;
  /** A signed token, or a function that fetches one from the host's server. */
  identity?: string | (() => Promise<string | undefined>);
  /** A BCP 47 tag. Default: the page's. */
  locale?: string;
  /** The one consent platform to listen to, by its name in `ConsentState.source`. Default: all. */
  source?: string;
  /** Networks of the host's own, by `defineChannel()`; one of a known name takes its place. */
  channels?: readonly Channel[];
  /** Where events go besides, once `forwarding` is granted. They name no person. */
  forward?: ForwardTarget | readonly ForwardTarget[];
  /** Also keep the touch in a cookie of this domain, so that its subdomains share it. */
  cookieDomain?: string;
  /** The parameters that a link's code may stand in: see `codeParameters()`. @default ['ref'] */
  codeParameters?: readonly string[];
  /** Take our parameters out of the address bar once the touch is kept. @default false */
  cleanUrl?: boolean;
  /** An event that the server refused for good. */
  onReject?: (event: { id: string; code: ErrorCode; detail?: string }) => void;
  /** Anything that failed and has no caller to tell. */
  onError?: (error: GoodwordError) => void;
  /** The touch that a stub captured at landing; the address is then not read again. */
  landing?: Touch;
  storage?: Storage;
  transport?: Transport;
  clock?: Clock;
  random?: Random;
  page?: Page;
}
