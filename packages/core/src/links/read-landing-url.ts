import { parseCode } from '../codes/parse-code.js';
import { CODE_PARAMETER, readLanding, type Landing } from './read-landing.js';

export { CODE_PARAMETER, type Landing } from './read-landing.js';

/**
 * Reads code and context from the address that was landed on. It reads the query alone, also where a
 * router lives behind `#`, since a browser's record of the landing has no fragment.
 *
 * @param parameters names to look for, in this order: see `codeParameters()`
 * @returns `undefined` where there is no code that could be right
 * @example readLandingUrl('https://shop.example/tea?ref=ADA&via=email') // { code: 'ADA', via: 'email' }
 */
export function readLandingUrl(
  address: string,
  parameters: readonly string[] = [CODE_PARAMETER],
): Landing | undefined {
  return readLanding(address, parameters, (text) => {
    const parsed = parseCode(text);
    return parsed.ok ? parsed.code : undefined;
  });
}
