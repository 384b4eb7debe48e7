import { CODE_LENGTH } from './generate-code.js';

/**
 * Groups a code for reading and speaking; a vanity code stays as it is.
 *
 * @example formatCode('7K3MQ9TZ4HV') // '7K3M-Q9TZ-4HV'
 */
export function formatCode(code: string): string {
  if (code.length !== CODE_LENGTH) return code;
  return `${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8)}`;
}
