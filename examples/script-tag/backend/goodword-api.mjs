import { ShopError } from './shop-error.mjs';

/** A shop's page waits no longer than this for an answer, in milliseconds. */
const TIMEOUT = 5_000;

/** More pages than this of a list the sales desk does not show. */
const MOST_PAGES = 10;

/**
 * The calls that need the secret key. They run here, on the shop's server, and nowhere else.
 *
 * @param {{ origin: string, secretKey: string, fetch?: typeof fetch }} options
 */
export function createGoodwordApi({ origin, secretKey, fetch = globalThis.fetch }) {
  async function call(method, path, body) {
    let response;
    try {
      response = await fetch(`${origin}${path}`, {
        method,
        headers: { authorization: `Bearer ${secretKey}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(TIMEOUT),
      });
    } catch {
      throw new ShopError('The referral server does not answer. Is it running?', 502);
    }
    const answer = await response.json().catch(() => undefined);
    if (response.ok) return answer;
    const reason = answer?.detail ?? answer?.title ?? `it answered ${response.status}`;
    throw new ShopError(`The referral server says: ${reason}`, response.status < 500 ? 409 : 502);
  }

  return {
    /** Reads one record or report. */
    get: (path) => call('GET', path),
    /** Sends a change. */
    post: (path, body = {}) => call('POST', path, body),
    /** Reads a list, page by page. */
    async list(path) {
      const items = [];
      let cursor = null;
      for (let page = 0; page < MOST_PAGES; page += 1) {
        const query = new URLSearchParams({ limit: '100', ...(cursor ? { cursor } : {}) });
        const answer = await call('GET', `${path}?${query}`);
        items.push(...answer.items);
        cursor = answer.nextCursor;
        if (!cursor) break;
      }
      return items;
    },
  };
}
