/** Eleven characters, which no vanity code has. */
const GENERATED = /^(.{4})(.{4})(.{3})$/;

/**
 * Groups a code for reading and speaking; a vanity code stays as it is.
 *
 * @example formatCode('7K3MQ9TZ4HV') // '7K3M-Q9TZ-4HV'
 */
export function formatCode(code: string): string {
  return code.replace(GENERATED, '$1-$2-$3');
}
