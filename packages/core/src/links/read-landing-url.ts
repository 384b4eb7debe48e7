import { parseCode } from '../codes/parse-code.js';

/** What a landing address says of the visit. */
export interface Landing {
  code: string;
  /** The channel it was shared by. */
  via?: string;
  /** The product it was about. */
  sku?: string;
}

/** The parameter that carries the code. Never `utm_*`: those are stripped by privacy tools. */
export const CODE_PARAMETER = 'ref';

const CHANNEL = /^[a-z][a-z0-9-]{0,29}$/;
const LONGEST_SKU = 120;

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
  let query: URLSearchParams;
  try {
    query = new URL(address).searchParams;
  } catch {
    return undefined;
  }
  for (const name of parameters) {
    for (const value of query.getAll(name)) {
      const parsed = parseCode(value);
      if (!parsed.ok) continue;
      // Where `via` is a code, it is no channel.
      const via = name === 'via' ? null : query.get('via');
      const sku = query.get('sku');
      return {
        code: parsed.code,
        ...(via && CHANNEL.test(via) ? { via } : {}),
        ...(sku && sku.length <= LONGEST_SKU ? { sku } : {}),
      };
    }
  }
  return undefined;
}
