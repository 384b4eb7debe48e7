import { PLATFORM_SIGNALS } from './platform-signals.js';
import { STANDARD_SIGNALS } from './standard-signals.js';
import type { TestSignal } from './test-signal.js';

/** A sound signal of every source that can grant. */
export const SIGNALS: readonly TestSignal[] = [...STANDARD_SIGNALS, ...PLATFORM_SIGNALS];
