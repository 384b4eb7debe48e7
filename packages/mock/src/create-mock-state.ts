import type { HandoffRedeemed, LeaderboardItem, MeResponse, Program } from '@goodword/protocol';
import { createDemoProgram } from './demo-program.js';
import { createFaults, type Faults } from './faults.js';
import { createKnownCodes, type KnownCode, type KnownCodes } from './known-codes.js';
import { createReceived, type Received } from './received.js';

/** What an advocate's own view shows, where it is not counted from what was received. */
type MockFigures = Partial<Pick<MeResponse, 'shares' | 'visits' | 'won' | 'referrals' | 'rewards'>>;

/** What the mock knows from the start. */
export interface MockStateOptions {
  /** @default a program `demo`, see `createDemoProgram()` */
  program?: Program;
  /**
   * Codes that are good, or paused, or expired.
   * @default { ADA: { displayName: 'Ada' } }
   */
  codes?: Readonly<Record<string, KnownCode>>;
  /** Figures of every advocate's own view. Default: counted from what was received. */
  figures?: MockFigures;
  /**
   * Who is listed besides the asking advocate.
   * @default []
   */
  leaderboard?: readonly LeaderboardItem[];
  /**
   * Milliseconds since 1970.
   * @default Date.now
   */
  now?: () => number;
}

/** An advocate's session. */
interface MockSession {
  code: string;
  displayName?: string;
  /** Others see this advocate on the leaderboard. */
  isShown?: boolean;
  /** Milliseconds since 1970. */
  expiresAt: number;
}

/** What a token stands for. */
interface MockHandoff {
  evidence: HandoffRedeemed['evidence'];
  /** Milliseconds since 1970. */
  expiresAt: number;
  redeemer?: string;
}

/** The mock's memory, and the switches that a test turns. */
export interface MockState {
  readonly program: Program;
  readonly received: Received;
  readonly figures: MockFigures;
  readonly leaderboard: readonly LeaderboardItem[];
  readonly now: () => number;
  /**
   * Answers a call with an error.
   *
   * @example mock.fail('POST /v1/events', { status: 503, retryAfter: 1, times: 2 })
   */
  fail: Faults['fail'];
  /**
   * Gives a call no answer.
   *
   * @example mock.drop('POST /v1/leads', { times: 1, afterwards: true })
   */
  drop: Faults['drop'];
  /** Forgets all that was received, every session and every fault. Call it after each test. */
  reset(): void;
  /** @internal */
  readonly faults: Faults;
  /** @internal */
  readonly codes: KnownCodes;
  /** By token. @internal */
  readonly sessions: Map<string, MockSession>;
  /** By token. @internal */
  readonly handoffs: Map<string, MockHandoff>;
}

/**
 * Makes the memory that handlers share with your test.
 *
 * @example
 * const mock = createMockState();
 * const server = setupServer(...createHandlers({ state: mock }));
 */
export function createMockState({
  program = createDemoProgram(),
  codes = { ADA: { displayName: 'Ada' } },
  figures = {},
  leaderboard = [],
  now = Date.now,
}: MockStateOptions = {}): MockState {
  const received = createReceived();
  const faults = createFaults();
  const sessions = new Map<string, MockSession>();
  const handoffs = new Map<string, MockHandoff>();
  let known = createKnownCodes(codes);
  return {
    program,
    received,
    figures,
    leaderboard,
    now,
    faults,
    sessions,
    handoffs,
    fail: faults.fail,
    drop: faults.drop,
    get codes() {
      return known;
    },
    reset() {
      for (const list of Object.values(received)) list.length = 0;
      faults.clear();
      sessions.clear();
      handoffs.clear();
      known = createKnownCodes(codes);
    },
  };
}
