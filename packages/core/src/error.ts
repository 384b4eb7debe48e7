import type { ErrorCode } from '@goodword/protocol';

/** Where each code is explained. */
const DOCS = 'https://github.com/goodword/goodword/blob/main/docs/errors.md';

/**
 * An error with a `code` to act on and the address of its explanation.
 *
 * @example
 * try {
 *   await client.enrol({ token });
 * } catch (error) {
 *   if (error instanceof GoodwordError && error.retriable) await client.enrol({ token });
 *   else throw error;
 * }
 */
export class GoodwordError extends Error {
  readonly code: ErrorCode;
  readonly docs: string;
  /** True when the same call may succeed later. */
  readonly retriable: boolean;

  constructor(
    code: ErrorCode,
    message: string,
    options: { cause?: unknown; retriable?: boolean } = {},
  ) {
    super(`[goodword] ${message}`, options);
    this.name = 'GoodwordError';
    this.code = code;
    this.docs = `${DOCS}#${code}`;
    this.retriable = options.retriable ?? false;
  }
}
