import { CODE_LENGTH } from './code-length.js';
import { parseCode } from './parse-code.js';

/**
 * Two characters at least, so that a generated code with one letter too many is not taken for one;
 * nine at most, so that the whole is no longer than a vanity code.
 */
const PREFIX = /^[0-9A-Z]{2,9}$/;

/**
 * Puts a campaign's name in front of a code, as coupons have it.
 *
 * It is a code of its own, with a key of its own (`parseCode(…).codeKey`), and is known only once it
 * is stored like any other: the code without the prefix is another one.
 *
 * @param prefix 2 to 9 letters and digits
 * @param code a generated code of 11 characters
 * @example prefixCode('SPRING', '7K3MQ9TZ4H7') // 'SPRING-7K3MQ9TZ4H7'
 * @throws RangeError when either is not so
 */
export function prefixCode(prefix: string, code: string): string {
  const name = prefix.toUpperCase();
  if (!PREFIX.test(name)) {
    throw new RangeError(
      `[goodword] Expected a prefix of 2 to 9 letters and digits, received ${JSON.stringify(prefix)}.`,
    );
  }
  const parsed = parseCode(code);
  if (!parsed.ok || parsed.code.length !== CODE_LENGTH) {
    throw new RangeError(
      `[goodword] Expected a generated code of ${CODE_LENGTH} characters, received ${JSON.stringify(code)}.`,
    );
  }
  return `${name}-${parsed.code}`;
}
