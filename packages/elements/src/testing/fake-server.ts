import { PROGRAM } from './program.js';

/** A server's public answers in place of the network. */
export interface FakeServer {
  /** Each request to `/v1` as method and path. */
  readonly requests: string[];
  /** Gives the network back. */
  restore(): void;
}

/** Answers the calls that a page makes before consent; everything else goes its way. */
export function createFakeServer(): FakeServer {
  const { fetch } = globalThis;
  const requests: string[] = [];
  globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const { pathname } = new URL(request.url);
    if (!pathname.startsWith('/v1/')) return fetch(input, init);
    requests.push(`${request.method} ${pathname}`);
    return pathname.startsWith('/v1/programs/')
      ? Response.json(PROGRAM)
      : Response.json({}, { status: 404 });
  };
  return {
    requests,
    restore: () => {
      globalThis.fetch = fetch;
    },
  };
}
