import { GoodwordError } from './error.js';

/** Makes the error for what a developer passed to `createReferralClient()`. */
export const invalidOption = (expected: string, received: unknown): GoodwordError =>
  new GoodwordError(
    'invalid-option',
    `Expected ${expected}, received ${JSON.stringify(received)}.`,
  );
