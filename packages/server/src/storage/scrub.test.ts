import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findInFiles } from '../testing/database-bytes.js';
import { createTestDatabase, ENGINE, type TestDatabase } from '../testing/test-database.js';
import type { Queries, Storage } from './storage.js';

const WORD = 'Marmalade-of-the-Deleted';

describe('Storage.scrub()', () => {
  let database: TestDatabase;
  let storage: Storage;
  beforeEach(async () => {
    database = await createTestDatabase();
    storage = await database.open();
    await storage.write((queries) => queries.insertInto('people').values(crowd()).execute());
  });
  afterEach(async () => {
    await storage.close();
    await database.remove();
  });

  const forget = (queries: Queries) => queries.deleteFrom('people').execute();
  const found = () => findInFiles(database, storage, [WORD]);

  it('takes out of the files what a deletion leaves in them', async () => {
    if (ENGINE === 'postgres') await sql`analyze`.execute(storage.reader);
    await storage.write(forget);
    expect(await found()).not.toEqual([]);
    await storage.scrub(['people']);
    expect(await found()).toEqual([]);
  });

  it('waits for whoever still reads what was deleted', async () => {
    const started = gate();
    const ended = gate();
    const order: string[] = [];
    const reading = storage.snapshot(async (queries) => {
      await queries.selectFrom('people').select('id').limit(1).execute();
      started.open();
      await ended.passed;
      order.push('read');
    });
    await started.passed;
    await storage.write(forget);
    const scrubbing = storage.scrub(['people']).then(() => order.push('scrubbed'));
    await storage.reader.selectFrom('migrations').select('name').execute();
    ended.open();
    await Promise.all([reading, scrubbing]);
    expect(order).toEqual(['read', 'scrubbed']);
    expect(await found()).toEqual([]);
  });

  it('lets others read and write meanwhile, and loses nothing of theirs', async () => {
    await storage.write(forget);
    const writing = Array.from({ length: 50 }, (_, number) =>
      storage.write((queries) =>
        queries
          .insertInto('audit')
          .values({ programId: 'demo', id: `aud_${number}`, action: 'x', actor: 'y', at: 1 })
          .execute(),
      ),
    );
    await Promise.all([storage.scrub(['people']), ...writing]);
    const rows = await storage.reader.selectFrom('audit').select('id').execute();
    expect(rows).toHaveLength(50);
    expect(await found()).toEqual([]);
  });
});

/** Enough people for samples of them to be taken. */
function crowd() {
  return Array.from({ length: 200 }, (_, number) => ({
    programId: 'demo',
    id: `prs_${number}`,
    email: `${WORD}-${number}@example.com`,
    emailKey: `${WORD}-${number}@example.com`,
    mailboxKey: `${WORD}@example.com`,
    name: WORD,
    customerId: null,
    createdAt: 1,
  }));
}

/** Something to wait for until it is opened. */
function gate() {
  let open: () => void = () => undefined;
  const passed = new Promise<void>((resolve) => {
    open = () => resolve();
  });
  return { passed, open: () => open() };
}
