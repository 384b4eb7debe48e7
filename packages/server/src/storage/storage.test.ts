import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, ENGINE, type TestDatabase } from '../testing/test-database.js';
import { lockProgram } from './lock-program.js';
import { firstSchema } from './migrations/first-schema.js';
import type { Queries, Storage } from './storage.js';

let database: TestDatabase;
let opened: Storage[];
const open = async (how: 'open' | 'openAsItIs' = 'open') => {
  const storage = await database[how]();
  opened.push(storage);
  return storage;
};

beforeEach(() => {
  opened = [];
});
afterEach(async () => {
  for (const storage of opened) await storage.close();
  await database.remove();
});

const add = (programId: string) => async (queries: Queries) => {
  await queries.insertInto('programs').values({ programId, version: 1, updatedAt: 1 }).execute();
  return programId;
};
const list = async (storage: Storage) => {
  const rows = await storage.reader.selectFrom('programs').select('programId').execute();
  return rows.map(({ programId }) => programId).sort();
};

describe.each(['write', 'append'] as const)('%s()', (how) => {
  let storage: Storage;
  beforeEach(async () => {
    database = await createTestDatabase();
    storage = await open();
  });

  it('undoes a unit that fails, and no other at the same time', async () => {
    await storage.write(add('one'));
    const results = await Promise.allSettled([
      storage[how](add('two')),
      storage[how](async (queries) => {
        await add('three')(queries);
        throw new Error('changed my mind');
      }),
      storage[how](add('one')),
      storage[how](add('four')),
    ]);
    expect(results.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'rejected',
      'fulfilled',
    ]);
    expect(results[1]).toMatchObject({ reason: { message: 'changed my mind' } });
    expect(await list(storage)).toEqual(['four', 'one', 'two']);
  });

  it('answers only what another process can read', async () => {
    const other = await open();
    const writes = Array.from({ length: 300 }, async (_, number) => {
      const id = await storage[how](add(`program-${number}`));
      const row = await other.reader
        .selectFrom('programs')
        .select('programId')
        .where('programId', '=', id)
        .executeTakeFirst();
      return row !== undefined;
    });
    expect(await Promise.all(writes)).toEqual(Array.from({ length: 300 }, () => true));
  });
});

describe('write()', () => {
  let storage: Storage;
  beforeEach(async () => {
    database = await createTestDatabase();
    storage = await open();
  });

  it('loses no decision of units that lock what they read, in two processes', async () => {
    const other = await open();
    await storage.write(add('one'));
    const countOne = async (queries: Queries) => {
      await lockProgram(queries, 'one');
      const { version } = await queries
        .selectFrom('programs')
        .select('version')
        .executeTakeFirstOrThrow();
      await queries
        .updateTable('programs')
        .set({ version: version + 1 })
        .execute();
    };
    await Promise.all(
      Array.from({ length: 100 }, (_, number) => (number % 2 ? storage : other).write(countOne)),
    );
    expect(await storage.reader.selectFrom('programs').select('version').execute()).toEqual([
      { version: 101 },
    ]);
  });

  it('keeps whole numbers exactly, sums among them', async () => {
    const updatedAt = Number.MAX_SAFE_INTEGER - 1;
    await storage.write((queries) =>
      queries.insertInto('programs').values({ programId: 'one', version: 1, updatedAt }).execute(),
    );
    const row = await storage.reader
      .selectFrom('programs')
      .select((eb) => ['updatedAt', eb.fn.sum('updatedAt').as('sum'), eb.fn.countAll().as('count')])
      .groupBy('updatedAt')
      .executeTakeFirst();
    expect(row).toEqual({ updatedAt, sum: updatedAt, count: 1 });
  });

  it('sorts text by its bytes', async () => {
    for (const id of ['b', 'a-c', 'B', 'ab', 'é']) await storage.write(add(id));
    const rows = await storage.reader
      .selectFrom('programs')
      .select('programId')
      .orderBy('programId')
      .execute();
    expect(rows.map(({ programId }) => programId)).toEqual(['B', 'a-c', 'ab', 'b', 'é']);
  });
});

describe('any text', () => {
  it('is stored, and found by the same text', async () => {
    database = await createTestDatabase();
    const storage = await open();
    for (const id of ["'", '\\u0000', 'a\0b', '\ud800', '👋🏽', '"}{']) {
      await storage.write(add(id));
      const row = await storage.reader
        .selectFrom('programs')
        .select('version')
        .where('programId', '=', id)
        .executeTakeFirst();
      expect(row).toEqual({ version: 1 });
    }
  });
});

/** What comes after the first schema. */
const LATER = [
  '0002-spread-counts',
  '0003-handoffs',
  '0004-reversals',
  '0005-misses',
  '0006-jobs',
  '0007-outgoing',
  '0011-privacy',
  '0013-rewards',
  '0015-idempotency',
];

describe('migrate()', () => {
  beforeEach(async () => {
    database = await createTestDatabase({ isEmpty: true });
  });

  it('makes the tables of an empty database, once', async () => {
    const storage = await open('openAsItIs');
    expect(await storage.migrate()).toEqual(['0001-first-schema', ...LATER]);
    expect(await storage.migrate()).toEqual([]);
    expect(await list(storage)).toEqual([]);
  });

  it('runs once where several processes start together', async () => {
    const storages = await Promise.all(Array.from({ length: 4 }, () => open('openAsItIs')));
    const ran = await Promise.all(storages.map((storage) => storage.migrate()));
    expect(ran.flat()).toHaveLength(1 + LATER.length);
  });

  it('refuses what a later version has written', async () => {
    const storage = await open();
    await storage.write((queries) =>
      queries.insertInto('migrations').values({ name: '9999-later', appliedAt: 1 }).execute(),
    );
    await expect(open()).rejects.toThrow(
      /^GOODWORD_DATABASE_URL: .* later version \(9999-later\)\.$/,
    );
  });

  it('keeps the records of the first schema', async () => {
    const storage = await open('openAsItIs');
    const key = { programId: 'one', day: '2026-11-25', type: 'view', codeKey: '', channel: '' };
    await storage.write(async (queries) => {
      await firstSchema.up(queries, ENGINE);
      await queries.schema
        .createTable('migrations')
        .addColumn('name', 'text')
        .addColumn('applied_at', 'bigint')
        .execute();
      const { name } = firstSchema;
      await queries.insertInto('migrations').values({ name, appliedAt: 1 }).execute();
      await queries
        .insertInto('eventCounts')
        .values({ ...key, count: 7 })
        .execute();
      await sql`insert into rewards (program_id, id, rule, rule_version, side, beneficiary, cause,
          conversion_id, amount, unit, state, reasons, created_at, held_until)
        values ('one', 'rwd_1', 'rule', 1, 'friend', 'prs_1', 'conversion:cnv_1', 'cnv_1', 1000,
          'EUR', 'pending', '[]', 1, 1)`.execute(queries);
      await sql`insert into ledger_entries (program_id, id, reward_id, posting, account,
          beneficiary, amount, unit, occurred_at)
        values ('one', 'lgr_1', 'rwd_1', 'accrue', 'pending', 'prs_1', 1000, 'EUR', 1)`.execute(
        queries,
      );
    });
    expect(await storage.migrate()).toEqual(LATER);
    expect(await storage.reader.selectFrom('eventCounts').selectAll().execute()).toEqual([
      { ...key, slot: 0, count: 7 },
    ]);
    const reward = await storage.reader.selectFrom('rewards').selectAll().executeTakeFirst();
    expect(reward).toMatchObject({ amount: 1000, reversed: 0, clawedBack: 0, isHeld: 0 });
    const lines = await storage.reader.selectFrom('ledgerEntries').selectAll().execute();
    expect(lines).toMatchObject([{ id: 'lgr_1', rewardId: 'rwd_1', cause: '', amount: 1000 }]);
  });
});
