import { CODE_PARAMETER } from './read-landing-url.js';

/** Names of our own that carry something else. */
const TAKEN = ['sku', 'to'];

/** What needs no encoding, so that it reads the same in every address. */
const NAME = /^[A-Za-z][\w-]{0,39}$/;

/**
 * Names the parameters that a code is looked for in. It is `ref`, then others, as links from an earlier
 * product have them. `via` comes last, since beside another one it is the channel.
 *
 * @example codeParameters('coupon', 'via') // ['ref', 'coupon', 'via']
 * @throws TypeError for `utm_*`, which privacy tools strip, and for names of another meaning
 */
export function codeParameters(...aliases: readonly string[]): readonly string[] {
  for (const alias of aliases) {
    if (!NAME.test(alias) || TAKEN.includes(alias) || /^utm_/i.test(alias)) {
      throw new TypeError(
        `[goodword] Expected a parameter's name other than sku, to and utm_*, received ${JSON.stringify(alias)}.`,
      );
    }
  }
  const others = aliases.filter((alias) => alias !== 'via');
  const last = aliases.includes('via') ? ['via'] : [];
  return [...new Set([CODE_PARAMETER, ...others, ...last])];
}
