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
 * Reads the landing out of an address's query.
 *
 * @param readCode gives the code that a parameter's value is, or `undefined`
 */
export function readLanding(
  address: string,
  parameters: readonly string[],
  readCode: (text: string) => string | undefined,
): Landing | undefined {
  let query: URLSearchParams;
  try {
    query = new URL(address).searchParams;
  } catch {
    return undefined;
  }
  for (const name of parameters) {
    for (const value of query.getAll(name)) {
      const code = readCode(value);
      if (!code) continue;
      // Where `via` is a code, it is no channel.
      const via = name === 'via' ? null : query.get('via');
      const sku = query.get('sku');
      return {
        code,
        ...(via && CHANNEL.test(via) ? { via } : {}),
        ...(sku && sku.length <= LONGEST_SKU ? { sku } : {}),
      };
    }
  }
  return undefined;
}
