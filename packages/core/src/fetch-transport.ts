import { isWebAddress } from './answers/fields.js';
import { invalidOption } from './invalid-option.js';
import type { Transport } from './ports.js';

/** Longer than a slow phone needs, shorter than a person waits, in milliseconds. */
const TIMEOUT = 15_000;

/**
 * Sends requests by `fetch`. They are simple in the sense of CORS: a text body, no preflight, no
 * cookie, no referrer, no header of our own. The body is always read, since an unread one holds the browser's keepalive
 * quota. Rejects as `fetch` does; after 15 s with a `TimeoutError`.
 *
 * @example
 * const transport = createFetchTransport('https://refer.example.com');
 * createReferralClient({ program: 'acme', transport });
 * @param endpoint the server's origin
 * @throws GoodwordError `invalid-option` when it is no `http` or `https` address
 */
export function createFetchTransport(endpoint: string | undefined): Transport {
  if (!isWebAddress(endpoint)) {
    throw invalidOption('endpoint to be "https://…", a transport or "none"', endpoint);
  }
  return async ({ path, ...request }) => {
    const response = await fetch(new URL(path, endpoint), {
      ...request,
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(TIMEOUT),
    });
    const retryAfter = response.headers.get('Retry-After');
    return {
      status: response.status,
      body: parseJson(await response.text()),
      ...(retryAfter ? { retryAfter } : {}),
    };
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
