import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
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
  it('syncs each commit to the disk', async () => {
    expect(await storage.durability()).toMatchObject({ journalMode: 'wal', synchronous: 'full' });
  });

  it('is unavailable while another process holds the database, and recovers', async () => {
    const other = new DatabaseSync(path);
    other.exec('begin immediate');
    await expect(storage.write(add('one'))).rejects.toBeInstanceOf(StorageUnavailableError);
    other.exec('rollback');
    other.close();
    await expect(storage.write(add('one'))).resolves.toBe('one');
  });

  it('is unavailable while the disk is full, and recovers', async () => {
    const limit = (pages: number) =>
      storage.write((queries) =>
        sql`pragma max_page_count = ${sql.raw(String(pages))}`.execute(queries),
      );
    await limit(1);
    const large = storage.write(async (queries) => {
      await add('x'.repeat(1_000_000))(queries);
    });
    await expect(large).rejects.toBeInstanceOf(StorageUnavailableError);
    await limit(1_000_000);
    await expect(storage.write(add('one'))).resolves.toBe('one');
  });

  it('begins every key of a program’s records with the program', () => {
    const database = new DatabaseSync(path, { readOnly: true });
    const first = database
      .prepare(
        `select t.name as place, i.name as name from sqlite_schema t
         join pragma_index_list(t.name) l on l."unique" = 1
         join pragma_index_info(l.name) i on i.seqno = 0
         where t.type = 'table' and t.name not in ('migrations', 'jobs')`,
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
