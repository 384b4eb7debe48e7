/**
 * Every error code there is, on the wire and in the browser. Each has a heading in `docs/errors.md`;
 * a test holds the two together.
 */

/** Codes of `application/problem+json` answers, with the HTTP status each is sent with. */
export const PROBLEM_STATUS = {
  'invalid-request': 400,
  'idempotency-key-required': 400,
  unauthorized: 401,
  'session-expired': 401,
  'identity-invalid': 401,
  forbidden: 403,
  'origin-not-registered': 403,
  'secret-key-in-browser': 403,
  'not-found': 404,
  'program-not-found': 404,
  'method-not-allowed': 405,
  conflict: 409,
  'idempotency-in-flight': 409,
  'handoff-invalid': 410,
  'login-invalid': 410,
  'body-too-large': 413,
  'unsupported-media-type': 415,
  unprocessable: 422,
  'idempotency-mismatch': 422,
  'rate-limited': 429,
  internal: 500,
  unavailable: 503,
} as const;

/** A code of a problem answer. */
export type ProblemCode = keyof typeof PROBLEM_STATUS;

/** Codes of errors that arise in the client and never travel. */
export const CLIENT_ERROR_CODES = [
  'invalid-option',
  'invalid-argument',
  'disposed',
  'network',
  'timeout',
  'answer-invalid',
  'outbox-full',
  'code-invalid',
  'code-unknown',
  'not-enrolled',
  'channel-unknown',
  'share-unavailable',
  'endpoint-none',
] as const;

/** A code of an error that arises in the client. */
export type ClientErrorCode = (typeof CLIENT_ERROR_CODES)[number];

/** Any code that a `GoodwordError` can carry. */
export type ErrorCode = ProblemCode | ClientErrorCode;
