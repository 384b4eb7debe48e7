import { sql } from 'kysely';
import type { Migration } from '../run-migrations.js';
import { addColumn, createIndex, createTable } from './create-table.js';

/** Refunds, what they take of a reward, and whom a reviewed conversion rewards. */
export const reversals: Migration = {
  name: '0004-reversals',
  async up(queries, engine) {
    await createTable(
      queries,
      engine,
      `reversals (program_id text not null, id text not null, conversion_id text not null,
        external_id text not null, amount bigint, is_rest integer not null,
        occurred_at bigint not null, received_at bigint not null, primary key (program_id, id),
        unique (program_id, external_id),
        foreign key (program_id, conversion_id) references conversions (program_id, id))`,
    );
    await createIndex(
      queries,
      'reversals_by_conversion on reversals (program_id, conversion_id, received_at, id)',
    );
    await addColumn(queries, engine, 'conversions', 'buyer_id text');
    await addColumn(queries, engine, 'conversions', 'refunded bigint not null default 0');
    await addColumn(queries, engine, 'conversions', 'reversed_at bigint');
    await addColumn(queries, engine, 'rewards', 'reversed bigint not null default 0');
    await addColumn(queries, engine, 'rewards', 'clawed_back bigint not null default 0');
    await addColumn(queries, engine, 'rewards', 'is_held integer not null default 0');
    await addCause(queries, engine);
  },
};

/** A reward may be reversed in several steps, each by lines of its own. */
const addCause: Migration['up'] = async (queries, engine) => {
  await sql`alter table ledger_entries rename to ledger_entries_before`.execute(queries);
  await sql`drop index ledger_by_time`.execute(queries);
  await createTable(
    queries,
    engine,
    `ledger_entries (program_id text not null, id text not null, reward_id text not null,
      posting text not null, cause text not null, account text not null,
      beneficiary text not null, amount bigint not null, unit text not null,
      occurred_at bigint not null, primary key (program_id, id),
      unique (program_id, reward_id, posting, cause, account, beneficiary),
      foreign key (program_id, reward_id) references rewards (program_id, id))`,
  );
  await sql`insert into ledger_entries (program_id, id, reward_id, posting, cause, account,
      beneficiary, amount, unit, occurred_at)
    select program_id, id, reward_id, posting, '', account, beneficiary, amount, unit, occurred_at
    from ledger_entries_before`.execute(queries);
  await sql`drop table ledger_entries_before`.execute(queries);
  await createIndex(queries, 'ledger_by_time on ledger_entries (program_id, occurred_at, id)');
  // What somebody owes is the sum of these; most have none.
  await createIndex(
    queries,
    `ledger_by_debtor on ledger_entries (program_id, beneficiary, unit, amount)
      where account = 'reversed'`,
  );
};
