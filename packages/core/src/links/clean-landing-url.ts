import { CODE_PARAMETER } from './read-landing-url.js';

/**
 * Takes our own parameters out of an address; the host's query and hash stay as they are.
 *
 * @example cleanLandingUrl('https://shop.example/tea?ref=ADA&size=2#reviews')
 *   // 'https://shop.example/tea?size=2#reviews'
 */
export function cleanLandingUrl(address: string): string {
  const url = new URL(address);
  for (const name of [CODE_PARAMETER, 'via', 'sku']) url.searchParams.delete(name);
  return url.href;
}
