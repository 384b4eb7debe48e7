import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { CLI, findFreePort, startProcess, type RunningProcess } from '../../testing/process.js';

/** An event as it is in the database. Times are milliseconds since 1970. */
export interface StoredEvent {
  id: string;
  type: string;
  sku: string | null;
  deviceAt: number;
  occurredAt: number;
  receivedAt: number;
}

/** The published server as a process of its own, which can be killed and started again. */
export interface ServerUnderTest {
  url: string;
  /** A call as the host's own server makes it, by default to the server itself. */
  call(path: string, body?: unknown, via?: string): Promise<{ status: number; body: unknown }>;
  /** A call as a page makes it, without a page. */
  post(path: string, body: unknown): Promise<{ status: number; body: unknown }>;
  /** Enrols somebody. @returns the code */
  enrol(email: string): Promise<string>;
  /** What is stored, read past the server. */
  readEvents(): StoredEvent[];
  /** Ends the process at once (`SIGKILL`). */
  kill(): Promise<void>;
  /** Starts the process again on the same port and database. */
  start(): Promise<void>;
  close(): Promise<void>;
}

/** Starts a server whose program `demo` may be used from `origin`. */
export async function startServerUnderTest(origin: string): Promise<ServerUnderTest> {
  const folder = await mkdtemp(join(tmpdir(), 'goodword-delivery-'));
  const file = join(folder, 'goodword.db');
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}`;
  let running: RunningProcess | undefined;
  let secretKey = '';

  async function ask(path: string, init: RequestInit, via = url) {
    const response = await fetch(`${via}${path}`, init);
    return { status: response.status, body: (await response.json()) as unknown };
  }

  const server: ServerUnderTest = {
    url,
    call: (path, body, via) =>
      ask(
        path,
        {
          headers: { authorization: `Bearer ${secretKey}`, 'content-type': 'application/json' },
          ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
        },
        via,
      ),
    post: (path, body) =>
      ask(path, {
        method: 'POST',
        headers: { 'content-type': 'text/plain', origin },
        body: JSON.stringify(body),
      }),
    async enrol(email) {
      const answer = await server.post('/v1/advocates?program=demo', { identity: { email } });
      return (answer.body as { code: string }).code;
    },
    readEvents() {
      const database = new DatabaseSync(file, { readOnly: true });
      try {
        const rows = database
          .prepare(
            `select id, type, sku, device_at as deviceAt, occurred_at as occurredAt,
              received_at as receivedAt from events where program_id = 'demo' order by id`,
          )
          .all();
        return rows as unknown as StoredEvent[];
      } finally {
        database.close();
      }
    },
    async kill() {
      await running?.kill();
    },
    async start() {
      running = startProcess([CLI, 'serve', '--demo-shop', origin], {
        GOODWORD_DATABASE_URL: `file:${file}`,
        GOODWORD_PORT: String(port),
      });
      await running.whenPrinted('Goodword is ready: ');
      secretKey ||= /gw_sk_\S+/.exec(running.output())?.[0] ?? '';
    },
    async close() {
      await running?.kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
  await server.start();
  return server;
}
