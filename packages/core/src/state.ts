import type {
  ConsentMode,
  ConsentValue,
  ErrorCode,
  LeaderboardResponse,
  Program,
  Purpose,
  Referral,
  RewardView,
} from '@goodword/protocol';

/** What failed and is shown, and whether trying again may help. */
export interface ReferralError {
  code: ErrorCode;
  message: string;
  retriable: boolean;
}

/** What is allowed, who said so and until when. */
export interface ConsentState {
  mode: ConsentMode;
  purposes: Readonly<Record<Purpose, ConsentValue>>;
  /** Which source decided: `banner`, `host`, a platform's name, or `default` when none spoke. */
  source: string;
  /** When the source said so, in milliseconds since 1970; absent while nothing was said. */
  changedAt?: number;
  /** When the choice ends, in milliseconds since 1970. */
  expiresAt?: number;
  /** True once a choice was made, a refusal included: a banner need not ask. */
  decided: boolean;
}

/** Who sent this visitor, as far as they allowed. */
export interface Referrer {
  code: string;
  displayName?: string;
}

/** The visit that a link or a typed code made. In memory until `attribution` is granted. */
export interface Touch {
  code: string;
  /** When it happened, in milliseconds since 1970, by the device's clock. */
  touchedAt: number;
  via?: string;
  sku?: string;
}

/** The advocate's own side: known after `enrol()`. */
export interface AdvocateState {
  code: string;
  /** The link to share, without a channel. */
  url: string;
  displayName?: string;
  /** True when figures may be shown: enrolled by a signed identity. */
  hasFigures: boolean;
  shares?: Readonly<Record<string, number>>;
  visits?: number;
  /** How many friends have become customers, where the server counts them. */
  won?: number | undefined;
}

/**
 * All that a view needs to know. Immutable: the same object until something changed.
 */
export interface ReferralState {
  /** `loading` until the program is there; `error` when it could not be had. */
  status: 'idle' | 'loading' | 'ready' | 'error';
  error?: ReferralError;
  program?: Program;
  advocate?: AdvocateState;
  referrer?: Referrer;
  touch?: Touch;
  consent: ConsentState;
  referrals?: readonly Referral[];
  rewards?: readonly RewardView[];
  /** Known after `loadLeaderboard()`. */
  leaderboard?: LeaderboardResponse;
  queue: { pending: number; lastError?: ReferralError };
}
