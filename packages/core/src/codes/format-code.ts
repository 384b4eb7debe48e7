/** A campaign's prefix, if there is one, and a generated code: 11 characters, or more than 20. */
const GENERATED = /^([^-]+-)?([^-]{11}|[^-]{21,})$/;

/** Four characters that are not the last ones. */
const GROUP = /.{4}(?=.{3})/g;

/**
 * Groups a code for reading and speaking; a vanity code stays as it is.
 *
 * @example formatCode('7K3MQ9TZ4H7') // '7K3M-Q9TZ-4H7'
 */
export function formatCode(code: string): string {
  return code.replace(
    GENERATED,
    (_, prefix: string | undefined, body: string) => (prefix ?? '') + body.replace(GROUP, '$&-'),
  );
}
