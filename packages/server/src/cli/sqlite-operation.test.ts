import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCommands } from '../testing/commands.js';
import { consent } from '../testing/plant-person.js';

const EMAIL = 'backed-up@planted.example';
const LATER = 'came-later@planted.example';

describe('goodword, on a file', () => {
  let folder: string;
  let path: string;
  let env: Record<string, string>;
  let run: ReturnType<typeof createCommands>;
  let key: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'goodword-operation-'));
    path = join(folder, 'goodword.db');
    env = { GOODWORD_DATABASE_URL: `file:${path}`, GOODWORD_PORT: '0' };
    run = createCommands(env);
    const { printed } = await run(['serve']);
    key = printed[0]?.split(': ')[1] ?? '';
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const at = (name: string) => join(folder, name);
  const post = (url: string, target: string, body: object, headers = {}) =>
    fetch(`${url.replace(/\/$/, '')}${target}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  const enrol = (url: string, email: string) =>
    post(url, '/v1/advocates?program=demo', { identity: { email } });

  /** Erases somebody and waits until that is done. */
  async function erase(url: string, email: string): Promise<void> {
    const headers = { authorization: `Bearer ${key}` };
    const asked = await post(url, '/v1/people/erase', { email }, headers);
    const { id } = (await asked.json()) as { id: string };
    const read = async () => {
      const answer = await fetch(`${url}v1/people/erasures/${id}`, { headers });
      return ((await answer.json()) as { status: string }).status;
    };
    await expect.poll(read, { timeout: 20_000, interval: 200 }).toBe('done');
  }

  function emails(): string[] {
    const database = new DatabaseSync(path, { readOnly: true });
    const rows = database.prepare('select email from people order by email').all();
    database.close();
    return rows.map((row) => String(row['email']));
  }

  async function filesWith(term: string): Promise<string[]> {
    const names = await readdir(folder);
    const found = await Promise.all(
      names.map(async (name) => (await readFile(at(name))).includes(Buffer.from(term))),
    );
    return names.filter((_, place) => found[place]);
  }

  it('keeps its key in a file of its own that nobody else may read', async () => {
    const before = await readFile(`${path}.seal-key`, 'utf8');
    expect((await stat(`${path}.seal-key`)).mode & 0o777).toBe(0o600);
    await run(['serve']);
    expect(await readFile(`${path}.seal-key`, 'utf8')).toBe(before);
    await writeFile(`${path}.seal-key`, 'short');
    const { code, complaints } = await run(['serve']);
    expect([code, complaints.length]).toEqual([1, 1]);
    expect(complaints[0]).not.toContain(': short');
  });

  it('backs up whole records while others write', async () => {
    await run(['serve'], async (url) => {
      let isOver = false;
      const writing = (async () => {
        for (let number = 0; !isOver; number += 1) {
          expect((await enrol(url, `writer-${number}@example.com`)).status).toBe(200);
        }
      })();
      const { code, printed } = await run(['backup', at('backup.db'), '--json']);
      isOver = true;
      await writing;
      expect(code).toBe(0);
      expect(JSON.parse(printed[0] ?? '')).toMatchObject({ file: at('backup.db') });
    });
    const left = (await readdir(folder)).filter((name) => name.startsWith('backup.db'));
    expect(left).toEqual(['backup.db']);
    expect((await stat(at('backup.db'))).mode & 0o777).toBe(0o600);
    const copy = new DatabaseSync(at('backup.db'), { readOnly: true });
    expect(copy.prepare('pragma integrity_check').get()).toEqual({ integrity_check: 'ok' });
    const orphans = copy
      .prepare(
        'select count(*) as count from advocates where person_id not in (select id from people)',
      )
      .get();
    copy.close();
    expect(orphans).toEqual({ count: 0 });
    expect((await run(['backup', at('backup.db')])).code).toBe(1);
  });

  it('restores a backup without whoever was erased since it was made', async () => {
    await run(['serve'], async (url) => {
      await enrol(url, EMAIL);
      await enrol(url, 'stays@example.com');
      await run(['backup', at('backup.db')]);
      await erase(url, EMAIL);
      await enrol(url, LATER);
    });
    expect(await filesWith(EMAIL)).toEqual(['backup.db']);
    expect((await run(['restore', at('backup.db')])).code).toBe(1);
    expect(emails()).toContain(LATER);

    const { code, printed } = await run(['restore', at('backup.db'), '--replace', '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(printed[0] ?? '')).toEqual({ database: path, erasuresReplayed: 1 });
    expect(emails()).toEqual(['stays@example.com']);
    expect(await filesWith(EMAIL)).toEqual(['backup.db']);
    expect((await run(['serve'])).code).toBe(0);
  });

  it('restores after the database was lost, by the list beside it or a list that is named', async () => {
    await run(['serve'], async (url) => {
      await enrol(url, EMAIL);
      await run(['backup', at('backup.db')]);
      await erase(url, EMAIL);
      await enrol(url, EMAIL);
      expect((await run(['erasures', 'export', at('list.ndjson')])).code).toBe(0);
    });
    for (const end of ['', '-wal', '-shm']) await rm(`${path}${end}`, { force: true });
    expect(await run(['restore', at('backup.db'), '--json'])).toMatchObject({
      printed: [JSON.stringify({ database: path, erasuresReplayed: 1 })],
    });
    expect(await filesWith(EMAIL)).toEqual(['backup.db']);

    await rm(path);
    await rm(`${path}.erasures.ndjson`);
    const args = ['restore', at('backup.db'), '--erasures', at('list.ndjson'), '--json'];
    expect((await run(args)).printed).toEqual([
      JSON.stringify({ database: path, erasuresReplayed: 1 }),
    ]);
    expect(emails()).toEqual([]);
  });

  it('restores over a database that nobody can read any more', async () => {
    await run(['serve'], async (url) => {
      await enrol(url, EMAIL);
      await run(['backup', at('backup.db')]);
      await erase(url, EMAIL);
    });
    await writeFile(path, 'This was a database. '.repeat(1000));
    const { code, complaints } = await run(['restore', at('backup.db'), '--replace']);
    expect([code, complaints]).toEqual([0, [expect.stringContaining('cannot be read')]]);
    expect(emails()).toEqual([]);
  });

  it('keeps whoever came back after they were erased', async () => {
    await run(['serve'], async (url) => {
      await enrol(url, EMAIL);
      await erase(url, EMAIL);
      await enrol(url, EMAIL);
      await run(['backup', at('backup.db')]);
    });
    await run(['restore', at('backup.db'), '--replace']);
    expect(emails()).toEqual([EMAIL]);
  });

  it('changes nothing for a file that is no backup, or while the server runs', async () => {
    await writeFile(at('letter.txt'), 'This is a letter. '.repeat(1000));
    await run(['serve'], async (url) => {
      await enrol(url, EMAIL);
      await run(['backup', at('backup.db')]);
      const { code, complaints } = await run(['restore', at('backup.db'), '--replace']);
      expect(code).toBe(1);
      expect(complaints[0]).toContain('in use');
    });
    for (const file of ['letter.txt', 'nowhere.db']) {
      const { code, complaints } = await run(['restore', at(file), '--replace']);
      expect([code, complaints.length]).toEqual([1, 1]);
    }
    expect(emails()).toEqual([EMAIL]);
    expect(await readdir(folder)).not.toContain('goodword.db.restoring');
  });

  it('finds a chain that was cut off while nobody looked, by the head it noted', async () => {
    await run(['serve'], async (url) => {
      await post(url, '/v1/consents?program=demo', consent());
      const read = async () => {
        const answer = await fetch(`${url}v1/consents/head?program=demo`);
        return ((await answer.json()) as { position: number }).position;
      };
      // The sealer comes each minute; a start makes it come again.
      const database = new DatabaseSync(path);
      database.exec("update jobs set due_at = 0 where name = 'seal-consents'");
      database.close();
      await expect.poll(read, { timeout: 20_000, interval: 200 }).toBe(1);
    });
    const good = await run(['consents', 'verify']);
    expect(good.code).toBe(0);
    const head = good.printed[1]?.trim().split(' ')[1] ?? '';
    expect(head).toMatch(/^demo:1:[0-9a-f]{8}:[0-9a-f]{64}$/);
    const database = new DatabaseSync(path);
    for (const table of ['consents', 'consent_seals', 'consent_heads']) {
      database.exec(`delete from ${table}`);
    }
    database.close();
    const bad = await run(['consents', 'verify', '--json']);
    expect(bad.code).toBe(1);
    expect(JSON.parse(bad.printed[0] ?? '')[0]).toMatchObject({
      faults: [{ kind: 'cut-off', at: '1' }],
    });
    await rm(`${path}.heads.json`);
    expect((await run(['consents', 'verify'])).code).toBe(0);
    expect((await run(['consents', 'verify', '--head', head])).code).toBe(1);
    expect((await run(['consents', 'verify', '--head', 'nonsense'])).code).toBe(1);
  });
});
