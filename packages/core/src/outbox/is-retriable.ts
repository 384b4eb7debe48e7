/** Answers after which the same request may succeed. */
const RETRIABLE = new Set([408, 425, 429]);

/** Tells whether a status is worth another try. */
export function isRetriable(status: number): boolean {
  return RETRIABLE.has(status) || status >= 500;
}
