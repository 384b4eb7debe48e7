import type { Random } from '../ports.js';

/** The platform's cryptographically secure generator; browsers, workers and Node all have it. */
export const secureRandom: Random = (size) => crypto.getRandomValues(new Uint8Array(size));
