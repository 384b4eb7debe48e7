import { GoodwordError } from './error.js';
import type { Transport } from './ports.js';

/** Longer than a slow phone needs, shorter than a person waits, in milliseconds. */
const TIMEOUT = 15_000;

/**
 * Sends by `fetch`, simple in the sense of CORS: no preflight, no cookie, no referrer, no header of
 * our own. The body is always read, since an unread one holds the browser's keepalive quota.
 *
 * @param endpoint the server's origin
 * @throws GoodwordError `invalid-option` when it is no `http` or `https` address
 */
export function createFetchTransport(endpoint: string): Transport {
  if (!URL.canParse(endpoint) || !/^https?:$/.test(new URL(endpoint).protocol)) {
    throw new GoodwordError(
      'invalid-option',
      `Expected endpoint to be an origin such as https://refer.example.com, received ${JSON.stringify(endpoint)}.`,
    );
  }
  return async ({ method, path, body, keepalive = false }) => {
    let response: Response;
    let text: string;
    try {
      response = await fetch(new URL(path, endpoint), {
        method,
        ...(body === undefined ? {} : { body, headers: { 'Content-Type': 'text/plain' } }),
        keepalive,
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        signal: AbortSignal.timeout(TIMEOUT),
      });
      text = await response.text();
    } catch (cause) {
      const isTimeout = cause instanceof DOMException && cause.name === 'TimeoutError';
      throw new GoodwordError(
        isTimeout ? 'timeout' : 'network',
        isTimeout
          ? 'The server took too long to answer. Try again.'
          : 'The server could not be reached. Try again.',
        { cause, retriable: true },
      );
    }
    const retryAfter = response.headers.get('Retry-After');
    return {
      status: response.status,
      body: parseJson(text),
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
