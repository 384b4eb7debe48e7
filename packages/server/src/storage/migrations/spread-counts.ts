import { sql } from 'kysely';
import type { Migration } from '../run-migrations.js';
import { createIndex, createTable } from './create-table.js';

/**
 * Spreads each count of events over several rows. A row is locked until its commit is on disk: with
 * one row, every batch of a busy day would wait for the batch before it. Readers add them up.
 */
export const spreadCounts: Migration = {
  name: '0002-spread-counts',
  async up(queries, engine) {
    await sql`alter table event_counts rename to event_counts_before`.execute(queries);
    await sql`drop index event_counts_by_code`.execute(queries);
    await createTable(
      queries,
      engine,
      `event_counts (program_id text not null, day text not null, type text not null,
        code_key text not null, channel text not null, slot integer not null default <slot>,
        count bigint not null, primary key (program_id, day, type, code_key, channel, slot))`,
    );
    await sql`insert into event_counts (program_id, day, type, code_key, channel, slot, count)
      select program_id, day, type, code_key, channel, 0, count from event_counts_before`.execute(
      queries,
    );
    await sql`drop table event_counts_before`.execute(queries);
    await createIndex(queries, 'event_counts_by_code on event_counts (program_id, code_key)');
  },
};
