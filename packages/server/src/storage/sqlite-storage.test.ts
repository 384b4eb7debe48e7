import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkSqliteVersion } from './sqlite-version.js';
import { openSqliteStorage } from './sqlite-storage.js';
import { StorageUnavailableError, type Queries, type Storage } from './storage.js';

describe('openSqliteStorage()', () => {
  let folder: string;
  let path: string;
  let storage: Storage;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'goodword-storage-'));
    path = join(folder, 'goodword.db');
    storage = openSqliteStorage({ path });
    await storage.migrate();
  });
  afterEach(async () => {
    await storage.close();
    await rm(folder, { recursive: true, force: true });
  });

  const add = (programId: string) => async (queries: Queries) => {
    await queries.insertInto('programs').values({ programId, version: 1, updatedAt: 1 }).execute();
    return programId;
  };
  const list = async () =>
    (await storage.reader.selectFrom('programs').select('programId').execute()).map(
      ({ programId }) => programId,
    );

  it('syncs each commit to the disk', () => {
    expect(storage.durability()).toMatchObject({ journalMode: 'wal', synchronous: 'full' });
  });

  it('undoes a unit that fails, and no other of its group', async () => {
    const results = await Promise.allSettled([
      storage.write(add('one')),
      storage.write(async (queries) => {
        await add('two')(queries);
        throw new Error('changed my mind');
      }),
      storage.write(add('one')),
      storage.write(add('three')),
    ]);
    expect(results.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'rejected',
      'fulfilled',
    ]);
    expect((await list()).sort()).toEqual(['one', 'three']);
  });

  it('answers only what another connection can read', async () => {
    const other = new DatabaseSync(path, { readOnly: true });
    const writes = Array.from({ length: 600 }, async (_, number) => {
      const id = await storage.write(add(`program-${number}`));
      return other.prepare('select 1 as here from programs where program_id = ?').get(id);
    });
    expect((await Promise.all(writes)).every((row) => row?.['here'] === 1)).toBe(true);
    other.close();
  });

  it('is unavailable while another process holds the database, and recovers', async () => {
    const other = new DatabaseSync(path);
    other.exec('begin immediate');
    await expect(storage.write(add('one'))).rejects.toBeInstanceOf(StorageUnavailableError);
    other.exec('rollback');
    other.close();
    await expect(storage.write(add('one'))).resolves.toBe('one');
  });

  it('migrates once', async () => {
    expect(await storage.migrate()).toEqual([]);
  });

  it('begins every key with the program', () => {
    const database = new DatabaseSync(path, { readOnly: true });
    const first = database
      .prepare(
        `select t.name as place, i.name as name from sqlite_schema t
         join pragma_index_list(t.name) l on l."unique" = 1
         join pragma_index_info(l.name) i on i.seqno = 0
         where t.type = 'table' and t.name <> 'migrations'`,
      )
      .all();
    database.close();
    expect(first.length).toBeGreaterThan(20);
    expect(first.filter((row) => row['name'] !== 'program_id')).toEqual([]);
  });
});

describe('checkSqliteVersion()', () => {
  it.each(['3.51.3', '3.52.0', '4.0.0', '3.53.4'])('takes %s', (version) => {
    expect(() => checkSqliteVersion(version)).not.toThrow();
  });
  it.each(['3.51.2', '3.50.9', '3.9.12'])('refuses %s', (version) => {
    expect(() => checkSqliteVersion(version)).toThrow(/3\.51\.3/);
  });
});
