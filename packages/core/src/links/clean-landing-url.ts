import { editQuery } from './edit-query.js';
import { CODE_PARAMETER, readLandingUrl } from './read-landing-url.js';

/**
 * Takes our own parameters out of an address; the host's query and hash stay to the letter. An address
 * without a code that could be right stays whole, since a `sku` there is the host's own.
 *
 * Call it once the touch is kept. Without consent the address may be all that knows the code.
 *
 * @param parameters those that the code was looked for in: see `codeParameters()`
 * @example cleanLandingUrl('https://shop.example/tea?ref=ADA&size=2#reviews')
 *   // 'https://shop.example/tea?size=2#reviews'
 */
export function cleanLandingUrl(
  address: string,
  parameters: readonly string[] = [CODE_PARAMETER],
): string {
  if (!readLandingUrl(address, parameters)) return address;
  return editQuery(new URL(address), [...parameters, 'via', 'sku']);
}
