import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.js';
import { StorageUnavailableError, type Queries, type Storage } from './storage.js';

describe('openPostgresStorage()', () => {
  let database: TestDatabase;
  let storage: Storage;
  beforeEach(async () => {
    database = await createTestDatabase();
    storage = await database.open();
  });
  afterEach(async () => {
    await storage.close();
    await database.remove();
  });

  const add = (programId: string) => async (queries: Queries) => {
    await queries.insertInto('programs').values({ programId, version: 1, updatedAt: 1 }).execute();
    return programId;
  };
  const raise = (code: string) => (queries: Queries) =>
    sql`do ${sql.lit(`begin raise exception using errcode = '${code}'; end`)}`.execute(queries);
  const name = () => sql.id(new URL(database.url).pathname.slice(1));

  it('waits for the disk, also where the database would not', async () => {
    await sql`alter database ${name()} set synchronous_commit = off`.execute(storage.reader);
    const another = await database.open();
    try {
      expect(await another.durability()).toMatchObject({
        engine: 'postgres',
        version: expect.stringMatching(/^\d+\.\d+/),
        synchronousCommit: 'on',
      });
      const { rows } = await another.write((queries) =>
        sql<{ level: string }>`select current_setting('synchronous_commit') as level`.execute(
          queries,
        ),
      );
      expect(rows).toEqual([{ level: 'on' }]);
    } finally {
      await another.close();
    }
  });

  it('refuses a number that would come out wrong', async () => {
    const average = sql<{ average: number }>`select avg(n) as average from generate_series(1, 2) n`;
    expect((await average.execute(storage.reader)).rows).toEqual([{ average: 1.5 }]);
    const read = sql`select 9007199254740993::bigint as amount`.execute(storage.reader);
    await expect(read).rejects.toThrow('9007199254740993 is no safe integer.');
  });

  it.each([
    ['another write came first', raise('40001')],
    ['a key was taken in the meantime', add('one')],
    ['two locked each other out', raise('40P01')],
  ])('runs a unit again when %s', async (_why, fail) => {
    await storage.write(add('one'));
    let runs = 0;
    const id = await storage.write(async (queries) => {
      runs += 1;
      await add(`run-${runs}`)(queries);
      if (runs === 1) await fail(queries);
      return `run-${runs}`;
    });
    expect(id).toBe('run-2');
    const rows = await storage.reader.selectFrom('programs').select('programId').execute();
    expect(rows.map(({ programId }) => programId).sort()).toEqual(['one', 'run-2']);
  });

  it('lets units that only add share transactions', async () => {
    const ids = await Promise.all(
      Array.from({ length: 100 }, () =>
        storage.append(async (queries) => {
          const { rows } = await sql<{
            id: string;
          }>`select pg_current_xact_id()::text as id`.execute(queries);
          return rows[0]?.id;
        }),
      ),
    );
    expect(new Set(ids).size).toBeLessThan(20);
  });

  it('gives up a unit that is always overtaken', async () => {
    const unit = storage.write(raise('40001'));
    await expect(unit).rejects.toBeInstanceOf(StorageUnavailableError);
  });

  it('answers no unit whose failed query was overlooked', async () => {
    const unit = storage.write(async (queries) => {
      await add('one')(queries);
      await sql`select 1 / 0`.execute(queries).catch(() => undefined);
    });
    await expect(unit).rejects.toThrow();
    expect(await storage.reader.selectFrom('programs').selectAll().execute()).toEqual([]);
  });

  it('is unavailable to a unit whose connection is lost, and recovers', async () => {
    const unit = storage.write((queries) =>
      sql`select pg_terminate_backend(pg_backend_pid())`.execute(queries),
    );
    await expect(unit).rejects.toBeInstanceOf(StorageUnavailableError);
    await expect(storage.write(add('one'))).resolves.toBe('one');
  });

  it('is unavailable while the database is, and recovers', async () => {
    await storage.write(add('one'));
    await database.setReachable(false);
    // The connections that waited for work have ended by themselves: nothing crashes.
    await pause(50);
    await expect(storage.write(add('two'))).rejects.toBeInstanceOf(StorageUnavailableError);
    const read = storage.reader.selectFrom('programs').selectAll().execute();
    await expect(read).rejects.toBeInstanceOf(StorageUnavailableError);
    await database.setReachable(true);
    await expect(storage.write(add('two'))).resolves.toBe('two');
    expect(await storage.reader.selectFrom('programs').selectAll().execute()).toHaveLength(2);
  });

  it('is unavailable where it may only read, as on a standby', async () => {
    const unit = storage.write(async (queries) => {
      await sql`set transaction read only`.execute(queries);
      await add('one')(queries);
    });
    await expect(unit).rejects.toBeInstanceOf(StorageUnavailableError);
  });

  it('begins every key of a program’s records with the program', async () => {
    const { rows } = await sql<{ place: string; name: string }>`
      select c.relname as place, a.attname as name from pg_index i
      join pg_class c on c.oid = i.indexrelid
      join pg_class t on t.oid = i.indrelid
      join pg_attribute a on a.attrelid = t.oid and a.attnum = i.indkey[0]
      where i.indisunique and t.relnamespace = 'public'::regnamespace
        and t.relname not in ('migrations', 'jobs')`.execute(storage.reader);
    expect(rows.length).toBeGreaterThan(20);
    expect(rows.filter((row) => row.name !== 'program_id')).toEqual([]);
  });
});
