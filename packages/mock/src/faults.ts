import { PROBLEM_STATUS, type ProblemCode } from '@goodword/protocol';
import { CALLS, isCallName, type CallName } from './calls.js';

/** An error answer instead of the real one. */
export interface FailOptions {
  /**
   * HTTP status.
   * @default the status that `code` is sent with, or 503
   */
  status?: number;
  /** @default the first code that is sent with `status`, or `unavailable` */
  code?: ProblemCode;
  /** `Retry-After`: seconds, or an HTTP date. Not sent by default. */
  retryAfter?: number | string;
  /**
   * How many calls fail before the mock is well again.
   * @default Infinity
   */
  times?: number;
}

/** No answer: a network error. */
export interface DropOptions {
  /** @default Infinity */
  times?: number;
  /**
   * Carry the call out first and lose only its answer, as when a connection breaks late.
   * @default false
   */
  afterwards?: boolean;
}

/** What happens to a call instead. */
type Fault =
  | { kind: 'fail'; status: number; code: ProblemCode; retryAfter?: string }
  | { kind: 'drop'; afterwards: boolean };

/** Faults that wait for their calls; the earliest one that is left comes first. */
export interface Faults {
  fail(call: CallName, options?: FailOptions): void;
  drop(call: CallName, options?: DropOptions): void;
  /** Takes the fault that the next call meets, if any. */
  take(call: CallName): Fault | undefined;
  clear(): void;
}

/** Makes an empty set of faults. */
export function createFaults(): Faults {
  const waiting: { call: CallName; left: number; fault: Fault }[] = [];

  function add(call: CallName, times: number, fault: Fault): void {
    if (!isCallName(call)) {
      throw new TypeError(
        `[goodword] Expected a call such as 'POST /v1/events', received ${String(call)}. ` +
          `Use one of: ${CALLS.join(', ')}.`,
      );
    }
    waiting.push({ call, left: times, fault });
  }

  return {
    fail(call, { status, code, retryAfter, times = Infinity } = {}) {
      const finalCode = code ?? codeOfStatus(status);
      add(call, times, {
        kind: 'fail',
        status: status ?? PROBLEM_STATUS[finalCode],
        code: finalCode,
        ...(retryAfter === undefined ? {} : { retryAfter: String(retryAfter) }),
      });
    },
    drop(call, { times = Infinity, afterwards = false } = {}) {
      add(call, times, { kind: 'drop', afterwards });
    },
    take(call) {
      const next = waiting.find((entry) => entry.call === call && entry.left > 0);
      if (!next) return undefined;
      next.left -= 1;
      return next.fault;
    },
    clear() {
      waiting.length = 0;
    },
  };
}

function codeOfStatus(status: number | undefined): ProblemCode {
  const codes = Object.keys(PROBLEM_STATUS) as ProblemCode[];
  return codes.find((code) => PROBLEM_STATUS[code] === status) ?? 'unavailable';
}
