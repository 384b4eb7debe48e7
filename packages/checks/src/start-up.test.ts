import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CLI, findFreePort, startProcess } from './testing/process.js';

describe('goodword serve', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'goodword-start-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const database = () => `file:${join(folder, 'goodword.db')}`;

  /** Starts it, expecting that it gives up; what it printed, line by line. */
  async function startInVain(env: Record<string, string>): Promise<string[]> {
    const server = startProcess([CLI, 'serve'], {
      GOODWORD_DATABASE_URL: database(),
      GOODWORD_PORT: '0',
      ...env,
    });
    const timer = setTimeout(() => void server.kill(), 20_000);
    const code = await server.whenEnded;
    clearTimeout(timer);
    expect(code).toBeTypeOf('number');
    expect(code).not.toBe(0);
    return server.output().trim().split('\n');
  }

  it('says in one line that the port is taken', async () => {
    const port = await findFreePort();
    const other = createServer().listen(port, '127.0.0.1');
    try {
      const lines = await startInVain({ GOODWORD_PORT: String(port) });
      expect(lines.at(-1)).toContain('GOODWORD_PORT');
      expect(lines.at(-1)).toContain(String(port));
      expect(lines.filter((line) => line.includes('    at '))).toEqual([]);
    } finally {
      other.close();
    }
  });

  it('says in one line that the file is not a database', async () => {
    await writeFile(join(folder, 'goodword.db'), 'This is a letter to my aunt. '.repeat(100));
    const lines = await startInVain({});
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('GOODWORD_DATABASE_URL');
  });

  it('says in one line that the database cannot be opened', async () => {
    await mkdir(join(folder, 'a-folder'));
    const lines = await startInVain({ GOODWORD_DATABASE_URL: `file:${join(folder, 'a-folder')}` });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('GOODWORD_DATABASE_URL');
  });

  it.each(['not a url', 'ftp://goodword.example', 'https://goodword.example/path?query'])(
    'says in one line that GOODWORD_URL %j is wrong',
    async (url) => {
      const lines = await startInVain({ GOODWORD_URL: url });
      expect(lines).toHaveLength(1);
      expect(lines[0]).toContain('GOODWORD_URL');
    },
  );

  it.each(['eighty', '-1', '65536', '80.5'])(
    'says in one line that GOODWORD_PORT %j is wrong',
    async (port) => {
      const lines = await startInVain({ GOODWORD_PORT: port });
      expect(lines).toHaveLength(1);
      expect(lines[0]).toContain('GOODWORD_PORT');
    },
  );

  it('prints the secret key at its first start and never again', async () => {
    const env = { GOODWORD_DATABASE_URL: database(), GOODWORD_PORT: '0' };
    const first = startProcess([CLI, 'serve'], env);
    await first.whenPrinted('Goodword is ready: ');
    await first.stop();
    expect(first.output().match(/gw_sk_/g)).toHaveLength(1);
    const second = startProcess([CLI, 'serve'], env);
    await second.whenPrinted('Goodword is ready: ');
    await second.stop();
    expect(second.output()).not.toContain('gw_sk_');
  });
});
