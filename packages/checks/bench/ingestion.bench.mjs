import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createId } from '@goodword/core/rules';
import { createReferralServer, openSqliteStorage } from '@goodword/server';
import { table } from './table.mjs';

/**
 * `POST /v1/events`, 50 events a request, answered after a durable commit, against the rows a second
 * that the same engine takes in transactions of 50, both on a table that holds 500,000 rows.
 */
const ROWS = 500_000;
const BATCHES = 400;
const CONCURRENCY = 16;
const RUNS = 3;

const CLI = join(import.meta.dirname, '../../server/dist/cli.js');

const folder = mkdtempSync(join(tmpdir(), 'goodword-bench-'));
const event = () => ({
  id: createId('event', { now: Date.now() }),
  type: 'view',
  occurredAt: new Date().toISOString(),
  element: 'goodword-refer',
});

function insertRaw(path) {
  const database = new DatabaseSync(path);
  database.exec('pragma journal_mode = wal; pragma synchronous = full');
  const insert = database.prepare(
    `insert into events (program_id, id, type, element, device_at, occurred_at, received_at)
     values ('demo', ?, 'view', 'goodword-refer', ?, ?, ?)`,
  );
  return {
    batch(size) {
      database.exec('begin immediate');
      const now = Date.now();
      for (let row = 0; row < size; row += 1) {
        insert.run(createId('event', { now }), now, now, now);
      }
      database.exec('commit');
    },
    close: () => database.close(),
  };
}

/** A database with a program and the rows that a small table would hide the cost of. */
function prepare(name) {
  const path = join(folder, name);
  execFileSync(
    process.execPath,
    [CLI, 'program', 'create', 'demo', '--destination', 'https://shop.example/'],
    { env: { ...process.env, GOODWORD_DATABASE_URL: `file:${path}` }, stdio: 'pipe' },
  );
  const raw = insertRaw(path);
  for (let row = 0; row < ROWS; row += 10_000) raw.batch(10_000);
  raw.close();
  return path;
}

function measureRaw(path) {
  const raw = insertRaw(path);
  const started = performance.now();
  for (let batch = 0; batch < BATCHES; batch += 1) raw.batch(50);
  const seconds = (performance.now() - started) / 1000;
  raw.close();
  return (BATCHES * 50) / seconds;
}

async function measureServer(path) {
  const storage = openSqliteStorage({ path });
  const open = { quota: 1e9, window: 60 };
  const server = createReferralServer({
    storage,
    url: 'http://127.0.0.1',
    limits: { events: open, write: open },
  });
  const bodies = Array.from({ length: BATCHES }, () =>
    JSON.stringify({ sentAt: new Date().toISOString(), events: Array.from({ length: 50 }, event) }),
  );
  const started = performance.now();
  const work = async () => {
    for (let body = bodies.pop(); body; body = bodies.pop()) {
      const response = await server.fetch(
        new Request('http://127.0.0.1/v1/events?program=demo', { method: 'POST', body }),
      );
      if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
      await response.json();
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, work));
  const seconds = (performance.now() - started) / 1000;
  await server.close();
  return (BATCHES * 50) / seconds;
}

const path = prepare('events.db');
const raw = [];
const served = [];
for (let run = 0; run < RUNS; run += 1) {
  raw.push(measureRaw(path));
  served.push(await measureServer(path));
}
rmSync(folder, { recursive: true, force: true });

export const title = 'Ingestion';
export const report = table('events a second', [
  { name: 'raw inserts, 50 a transaction', values: raw },
  { name: '`POST /v1/events`, 50 a request', values: served },
]);
