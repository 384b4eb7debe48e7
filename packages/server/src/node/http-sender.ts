import { lookup as systemLookup } from 'node:dns';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { HttpSender, OutgoingRequest } from '../outbox/http-sender.js';
import type { Answer } from '../rules/delivery-outcome.js';
import { judgeTarget, literalOf } from '../rules/judge-target.js';
import type { NetworkList } from '../rules/network-list.js';
import { isAllowed, isReachable } from '../rules/public-address.js';

/** How a sender is made. */
export interface HttpSenderOptions {
  /** Networks that are connected to though they are not public, without TLS if need be. @default none */
  allowedNetworks?: NetworkList;
  /** How names are looked up. @default the system's way */
  lookup?: (
    hostname: string,
    options: { all: true },
    callback: (
      error: NodeJS.ErrnoException | null,
      addresses: { address: string; family: number }[],
    ) => void,
  ) => void;
}

/** What is read of an answer's body, in bytes: enough for a polite end, and none of it is kept. */
const LONGEST_BODY = 16 * 1024;

/** The code of an error that refuses a connection. */
const REFUSED = 'address-refused';

/** Makes what messages leave by. Each is sent over a connection of its own, checked as it is made. */
export function createHttpSender({
  allowedNetworks = [],
  lookup = systemLookup,
}: HttpSenderOptions = {}): HttpSender {
  return {
    refuse: (url) => judgeTarget(url, allowedNetworks),
    send(message) {
      const url = URL.parse(message.url);
      if (!url || judgeTarget(message.url, allowedNetworks) !== undefined) {
        return Promise.resolve({ kind: 'none', failure: REFUSED });
      }
      const isPlain = url.protocol === 'http:';
      const allows = (address: string) =>
        isPlain ? isAllowed(address, allowedNetworks) : isReachable(address, allowedNetworks);
      // Numbers are connected to as they are; nothing is looked up.
      const literal = literalOf(url);
      if (literal !== undefined && !allows(literal)) {
        return Promise.resolve({ kind: 'none', failure: REFUSED });
      }
      return exchange(url, message, guard(lookup, allows));
    },
  };
}

/**
 * Looks a name up for the connection that is being made: what was checked is what is connected to,
 * however the name is answered the next time.
 */
function guard(
  lookup: NonNullable<HttpSenderOptions['lookup']>,
  allows: (address: string) => boolean,
): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error || !first) {
        callback(error ?? codedError('ENOTFOUND'), '', 0);
      } else if (!addresses.every(({ address }) => allows(address))) {
        callback(codedError(REFUSED), '', 0);
      } else if (options.all) {
        callback(null, addresses);
      } else {
        callback(null, first.address, first.family);
      }
    });
  };
}

function exchange(
  url: URL,
  { headers, body, timeout, signal }: OutgoingRequest,
  lookup: LookupFunction,
): Promise<Answer> {
  return new Promise((resolve) => {
    const late = AbortSignal.timeout(timeout);
    let isAnswered = false;
    const send = url.protocol === 'http:' ? httpRequest : httpsRequest;
    const request = send(
      url,
      {
        method: 'POST',
        headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
        // An agent of its own: none of a proxy's that the environment names, no kept connection.
        agent: false,
        lookup,
        signal: AbortSignal.any([late, signal]),
      },
      (response) => {
        isAnswered = true;
        readAnswer(response, resolve);
      },
    );
    request.on('error', (error: NodeJS.ErrnoException) => {
      // What breaks off after the status was there has an answer already.
      if (isAnswered) return;
      const isLate = late.aborted && !signal.aborted;
      resolve({ kind: 'none', failure: isLate ? 'timeout' : describe(error, signal) });
    });
    request.end(body);
  });
}

function readAnswer(response: IncomingMessage, resolve: (answer: Answer) => void): void {
  let size = 0;
  response.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > LONGEST_BODY) response.destroy();
  });
  // The status is there, whatever becomes of the body.
  response.on('error', () => undefined);
  response.on('close', () =>
    resolve({
      kind: 'answer',
      status: response.statusCode ?? 0,
      retryAfter: response.headers['retry-after'],
    }),
  );
}

function describe({ code }: NodeJS.ErrnoException, signal: AbortSignal): string {
  if (signal.aborted) return 'interrupted';
  return code !== undefined && /^[\w-]{1,60}$/.test(code) ? code : 'unreachable';
}

function codedError(code: string): NodeJS.ErrnoException {
  return Object.assign(new Error(code), { code });
}
