import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PersonExport } from '@goodword/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../node/open-database.js';
import { readDatabaseAddress } from '../node/database-address.js';
import { createSealKeys } from '../privacy/seal-keys.js';
import { createCommands } from '../testing/commands.js';
import { PLANTED, plantPerson, readExport } from '../testing/plant-person.js';
import { createTestDatabase, ENGINE, type TestDatabase } from '../testing/test-database.js';
import { createTestServer } from '../testing/test-server.js';

const SECRET = 'a secret of thirty-two characters';

describe('goodword export and import', () => {
  let folder: string;
  let target: TestDatabase;
  let server: Awaited<ReturnType<typeof createTestServer>>;
  let ahead: number;
  beforeEach(async () => {
    ahead = 0;
    folder = await mkdtemp(join(tmpdir(), 'goodword-transfer-'));
    target = await createTestDatabase({ isEmpty: true });
    server = await createTestServer({
      sealKeys: await createSealKeys([SECRET]),
      clock: () => Date.now() + ahead,
    });
    await plantPerson(server);
    ahead = 61_000;
    await server.work();
  });
  afterEach(async () => {
    await server.close();
    await target.remove();
    await rm(folder, { recursive: true, force: true });
  });

  const at = (name: string) => join(folder, name);
  const on = (url: string) =>
    createCommands({ GOODWORD_DATABASE_URL: url, GOODWORD_SEAL_KEY: SECRET, GOODWORD_PORT: '0' });

  async function exportTo(name: string, url = server.database.url): Promise<string> {
    expect((await on(url)(['export', at(name)])).code).toBe(0);
    return readFile(at(name), 'utf8');
  }
  /** Without the moment of the export. */
  const bodyOf = (text: string) => text.split('\n').slice(1);

  it('carries every record from one engine to the other and back', async () => {
    const original = await exportTo('original.ndjson');
    let from = 'original.ndjson';
    // By way of a file; on PostgreSQL that is there and back.
    for (const url of [`file:${at('copy.db')}`, target.url]) {
      const { code, printed } = await on(url)(['import', at(from), '--json']);
      expect(code).toBe(0);
      const { records } = JSON.parse(printed[0] ?? '') as { records: number };
      expect(records).toBe(bodyOf(original).length - 2);
      from = `from-${url === target.url ? 'target' : 'copy'}.ndjson`;
      expect(bodyOf(await exportTo(from, url))).toEqual(bodyOf(original));
      expect((await on(url)(['consents', 'verify'])).code).toBe(0);
    }
  });

  it('leaves a server that goes on where the other stopped', async () => {
    await exportTo('original.ndjson');
    await on(target.url)(['import', at('original.ndjson')]);
    const storage = await target.open();
    await storage.close();
    await on(target.url)(['serve'], async (url) => {
      const answer = await fetch(`${url}v1/people/export?id=${PLANTED.customerId}`, {
        headers: { authorization: `Bearer ${server.secretKey}` },
      });
      const there = (await answer.json()) as PersonExport;
      const here = await readExport(server, { id: PLANTED.customerId });
      // What ends by itself is left behind.
      const lasting = { ...here, exportedAt: there.exportedAt, sessions: [], handoffs: [] };
      expect(there).toEqual(lasting);
    });
  });

  it.each([
    ['cut off', (lines: string[]) => lines.slice(0, -3), 'ends before'],
    ['short of a record', (lines: string[]) => lines.toSpliced(20, 1), 'Expected'],
    ['spoiled', (lines: string[]) => lines.toSpliced(20, 1, '{"table":'), 'Line 21'],
    ['of another kind', () => ['{"name":"letter"}'], 'Line 1'],
    [
      'of a table that is not exported',
      (lines: string[]) => lines.toSpliced(20, 0, '{"table":"migrations","row":{"name":"x"}}'),
      'Line 21',
    ],
  ])('stores nothing of a file that is %s', async (_, spoil, words) => {
    const lines = (await exportTo('original.ndjson')).split('\n');
    await writeFile(at('bad.ndjson'), spoil(lines).join('\n'));
    const run = on(target.url);
    const { code, complaints } = await run(['import', at('bad.ndjson')]);
    expect(code).toBe(1);
    expect(complaints).toEqual([expect.stringContaining(words)]);
    expect(complaints[0]).toContain('Nothing was stored');
    const storage = await openDatabase(readDatabaseAddress(target.url));
    expect(await storage.reader.selectFrom('people').select('id').execute()).toEqual([]);
    await storage.close();
  });

  it('does not mix two databases, and quotes nobody in saying so', async () => {
    await exportTo('original.ndjson');
    const run = on(server.database.url);
    const { code, complaints } = await run(['import', at('original.ndjson')]);
    expect(code).toBe(1);
    expect(complaints).toEqual([expect.stringContaining('already')]);
    expect(complaints[0]).not.toContain(PLANTED.email);
    expect((await run(['import', at('nowhere')])).code).toBe(1);
    expect((await run(['import'])).code).toBe(1);
  });

  it('names the tool where this one is not it', async () => {
    const { code, complaints } = await on(server.database.url)(['backup', at('backup.db')]);
    expect([code, complaints.join()]).toEqual(
      ENGINE === 'sqlite' ? [0, ''] : [1, expect.stringContaining('pg_dump')],
    );
  });

  it('erases once more in a database that was put back by other means', async () => {
    await exportTo('backup.ndjson');
    await server.secretCall('/v1/people/erase', { email: PLANTED.email });
    ahead += 61_000;
    await server.work();
    await on(server.database.url)(['erasures', 'export', at('list.ndjson')]);
    const run = on(target.url);
    await run(['import', at('backup.ndjson')]);
    const { printed } = await run(['erasures', 'replay', at('list.ndjson')]);
    expect(printed).toEqual(['Erasures done once more: 1.']);
    expect(await exportTo('after.ndjson', target.url)).not.toContain('Quillfeather');
    expect((await run(['erasures', 'replay', at('nowhere')])).code).toBe(1);
  });
});

describe('goodword check', () => {
  it('walks the loop against a server that runs, and says where it ends', async () => {
    const database = await createTestDatabase({ isEmpty: true });
    const env: Record<string, string> = {
      GOODWORD_DATABASE_URL: database.url,
      GOODWORD_SEAL_KEY: SECRET,
      GOODWORD_PORT: '0',
    };
    const run = createCommands(env);
    const { printed } = await run(['serve']);
    env['GOODWORD_KEY'] = printed[0]?.split(': ')[1] ?? '';
    await run(['serve'], async (url) => {
      const args = ['check', '--url', url.replace(/\/$/, '')];
      expect((await run(args)).code).toBe(1);
      const good = await run([...args, '--write', '--json']);
      expect(good.complaints).toEqual([]);
      expect(JSON.parse(good.printed[0] ?? '')).toMatchObject({ ok: true });
      const bad = await run([...args, '--write', '--program', 'other']);
      expect(bad.code).toBe(1);
      expect(bad.complaints[0]).toContain('the program is public');
      env['GOODWORD_KEY'] = 'gw_sk_00000000000000000000000000000000';
      expect((await run([...args, '--write'])).code).toBe(1);
    });
    await database.remove();
  });
});
