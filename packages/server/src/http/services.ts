import type { ClickCounter } from './click-counter.js';
import type { Configuration } from './configuration.js';
import type { Limiter } from './limiter.js';
import type { Log } from './log.js';
import type { LoginLimits } from './login-limits.js';
import type { Metrics } from './metrics.js';
import type { MissCounter } from './miss-counter.js';
import type { HttpSender } from '../outbox/http-sender.js';
import type { SealKeys } from '../privacy/seal-keys.js';
import type { Witness } from '../privacy/witness.js';
import type { ProgramConfig } from '../rules/program-config.js';
import type { ScreenAddress } from './screen-address.js';
import type { Storage } from '../storage/storage.js';

/** What every route works with. */
export interface Services {
  storage: Storage;
  /** The server's own origin, without a slash at its end. */
  origin: string;
  /** Milliseconds since 1970. */
  now(): number;
  random(size: number): Uint8Array;
  log: Log;
  configuration: Configuration;
  limiter: Limiter;
  misses: MissCounter;
  /** Lead forms, by network. */
  leadLimit: MissCounter;
  clicks: ClickCounter;
  loginLimits: LoginLimits;
  /** Calls with an `Idempotency-Key` that this process is at. */
  inFlight: Set<string>;
  /** Absent: nothing is delivered. */
  sender: HttpSender | undefined;
  /** Absent: consent records stay unsealed. */
  sealKeys: SealKeys | undefined;
  /** Absent: nothing is noted outside the database. */
  witness: Witness | undefined;
  /** Absent: nothing is measured. */
  metrics: Metrics | undefined;
  screenAddress: ScreenAddress;
}

/** What a request carries besides itself, and what the edges found out about it. */
export interface HttpEnv {
  Bindings: {
    /** The network address of the other end. Used to limit calls, in memory, and nowhere else. */
    address?: string;
  };
  Variables: {
    program: ProgramConfig;
    programId: string;
    keyId: string;
    /** The body, once it was read. */
    text?: string;
  };
}
