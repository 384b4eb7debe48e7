import { CLI, startProcess, type RunningProcess } from '../../testing/process.js';
import type { DatabaseUnderTest } from './database.js';

/** An answer, read whole. */
interface Answer {
  status: number;
  body: unknown;
}

/** A server that can be killed and started again on the same records. */
export interface DurableServer {
  start(): Promise<void>;
  kill(): Promise<void>;
  /** A page's call. Rejects where nobody answers. */
  post(path: string, body: unknown): Promise<Answer>;
  /** A call with the secret key; by `POST` where there is a body. */
  call(path: string, body?: unknown): Promise<Answer>;
}

/** @param tracer what it is run by, as {@link startProcess} takes it */
export function createDurableServer(
  database: DatabaseUnderTest,
  tracer?: readonly string[],
): DurableServer {
  let running: RunningProcess | undefined;
  let url = '';
  let secretKey = '';

  async function ask(path: string, init: RequestInit): Promise<Answer> {
    const response = await fetch(`${url}${path}`, init);
    return { status: response.status, body: (await response.json()) as unknown };
  }

  return {
    async start() {
      const env = { GOODWORD_DATABASE_URL: database.url, GOODWORD_PORT: '0' };
      running = startProcess([CLI, 'serve'], env, tracer);
      url = (await running.whenPrinted('Goodword is ready: ')).replace(/\/$/, '');
      secretKey ||= /gw_sk_\S+/.exec(running.output())?.[0] ?? '';
    },
    kill: async () => running?.kill(),
    post: (path, body) =>
      ask(path, {
        method: 'POST',
        headers: { 'content-type': 'text/plain' },
        body: JSON.stringify(body),
      }),
    call: (path, body) =>
      ask(path, {
        ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
        headers: { authorization: `Bearer ${secretKey}`, 'content-type': 'application/json' },
      }),
  };
}
