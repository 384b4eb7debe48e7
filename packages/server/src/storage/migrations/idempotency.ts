import type { Migration } from '../run-migrations.js';
import { createIndex, createTable } from './create-table.js';

/** What calls with an `Idempotency-Key` came to. */
export const idempotency: Migration = {
  name: '0015-idempotency',
  async up(queries, engine) {
    await createTable(
      queries,
      engine,
      `idempotent_calls (program_id text not null, key_id text not null, digest text not null,
        fingerprint text not null, outcome text not null, created_at bigint not null,
        primary key (program_id, key_id, digest))`,
    );
    await createIndex(queries, 'idempotent_calls_by_time on idempotent_calls (created_at)');
  },
};
