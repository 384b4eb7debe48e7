/** MSW handlers that speak the Goodword protocol, a record of what they received, and faults. */
export { createHandlers, type CreateHandlersOptions } from './create-handlers.js';
export { createMockState, type MockState, type MockStateOptions } from './create-mock-state.js';
export { createDemoProgram } from './demo-program.js';
export { CALLS, type CallName } from './calls.js';
export type { DropOptions, FailOptions } from './faults.js';
export type { KnownCode } from './known-codes.js';
export type { Click, PulseAnswer, Received } from './received.js';
