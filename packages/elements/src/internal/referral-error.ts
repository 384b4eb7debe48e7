import type { ReferralError } from '@goodword/core';
import type { TextKey } from '../locales/texts.js';

/** Reads what failed from anything that was thrown. */
export function toReferralError(thrown: unknown): ReferralError {
  const { code, message, retriable } = (thrown ?? {}) as Partial<ReferralError>;
  // A failure without a code is none of ours; it is told as an internal one.
  return {
    code: code ?? 'internal',
    message: message ?? String(thrown),
    retriable: retriable ?? code === undefined,
  };
}

/** The text that explains a failure to a person. */
export function errorTextKey({ code, retriable }: ReferralError): TextKey {
  if (code === 'network' || code === 'timeout') return 'errorNetwork';
  if (code === 'rate-limited') return 'errorRate';
  return retriable ? 'errorRetry' : 'errorOther';
}
