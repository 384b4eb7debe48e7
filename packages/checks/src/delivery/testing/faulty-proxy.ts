import {
  createServer,
  request as send,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

/** What happens to one request on its way. */
export type Fate =
  | { kind: 'pass' }
  /** Never reaches the server. */
  | { kind: 'drop' }
  /** Reaches the server; its answer does not come back. */
  | { kind: 'lose' }
  /** Reaches the server late, after requests that were sent later. Milliseconds. */
  | { kind: 'delay'; time: number }
  /** Reaches the server twice; the second answer comes back. */
  | { kind: 'duplicate' }
  /** Is answered on the way. */
  | { kind: 'answer'; status: number; retryAfter?: string; body?: string };

/** A request that came to the proxy. */
interface SeenRequest {
  method: string;
  /** Path and query. */
  path: string;
  body: string;
  headers: IncomingMessage['headers'];
  fate: Fate;
  /** When it came and when it was answered, in milliseconds since 1970. */
  at: number;
  answeredAt?: number;
  status?: number;
}

/** Stands between the page and the server, and does to requests what networks do. */
export interface FaultyProxy {
  url: string;
  seen: SeenRequest[];
  /** Those of `POST /v1/events`. */
  batches(): SeenRequest[];
  /** Decides on events, conversions and rewards; everything else passes. */
  decide(choose: (request: SeenRequest) => Fate): void;
  /** Whether nothing gets through at all. */
  isDown: boolean;
  close(): Promise<void>;
}

/** What faults are played on. */
const FAULTY = /^\/v1\/(events|conversions|rewards)/;

/** @param target gives the server's address at this moment */
export async function startFaultyProxy(target: () => string): Promise<FaultyProxy> {
  let choose: (request: SeenRequest) => Fate = () => ({ kind: 'pass' });
  const seen: SeenRequest[] = [];

  const server = createServer((incoming, outgoing) => {
    void readText(incoming).then(async (body) => {
      const { method = 'GET', url: path = '/', headers } = incoming;
      const request: SeenRequest = {
        method,
        path,
        body,
        headers,
        fate: { kind: 'pass' },
        at: Date.now(),
      };
      if (proxy.isDown) request.fate = { kind: 'drop' };
      else if (FAULTY.test(path)) request.fate = choose(request);
      seen.push(request);
      try {
        await play(request, outgoing);
      } catch {
        // The server is down: the page sees a connection that ends.
        outgoing.destroy();
      }
    });
  });

  async function play(request: SeenRequest, outgoing: ServerResponse): Promise<void> {
    const { fate } = request;
    switch (fate.kind) {
      case 'drop':
        outgoing.destroy();
        return;
      case 'lose':
        await forward(request);
        outgoing.destroy();
        return;
      case 'answer': {
        request.status = fate.status;
        outgoing.writeHead(fate.status, {
          'access-control-allow-origin': request.headers.origin ?? '*',
          'access-control-expose-headers': 'Retry-After',
          ...(fate.retryAfter === undefined ? {} : { 'retry-after': fate.retryAfter }),
        });
        outgoing.end(fate.body ?? '');
        request.answeredAt = Date.now();
        return;
      }
      default: {
        if (fate.kind === 'delay') await new Promise((resolve) => setTimeout(resolve, fate.time));
        if (fate.kind === 'duplicate') await forward(request);
        const answer = await forward(request);
        request.status = answer.status;
        outgoing.writeHead(answer.status, answer.headers);
        outgoing.end(answer.body);
        request.answeredAt = Date.now();
      }
    }
  }

  function forward({ method, path, body, headers }: SeenRequest) {
    return new Promise<{ status: number; headers: IncomingMessage['headers']; body: string }>(
      (resolve, reject) => {
        const address = new URL(path, target());
        const outgoing = send(address, { method, headers: { ...headers, host: address.host } });
        outgoing.on('error', reject);
        outgoing.on('response', (answer) => {
          const { statusCode: status = 502, headers: all } = answer;
          const kept = { ...all };
          delete kept['transfer-encoding'];
          delete kept.connection;
          readText(answer).then((text) => resolve({ status, headers: kept, body: text }), reject);
        });
        outgoing.end(body);
      },
    );
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const proxy: FaultyProxy = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    isDown: false,
    batches: () =>
      seen.filter(({ method, path }) => method === 'POST' && path.startsWith('/v1/events')),
    decide: (next) => void (choose = next),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return proxy;
}

async function readText(stream: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
