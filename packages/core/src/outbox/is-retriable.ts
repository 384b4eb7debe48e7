/**
 * Tells whether a status is worth another try: the same request may succeed.
 *
 * @example isRetriable(503) // true
 */
export const isRetriable = (status: number): boolean =>
  [408, 425, 429].includes(status) || status >= 500;
