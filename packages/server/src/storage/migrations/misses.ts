import type { Migration } from '../run-migrations.js';
import { createTable } from './create-table.js';

/** Codes that nobody has, counted by network for all processes. */
export const misses: Migration = {
  name: '0005-misses',
  async up(queries, engine) {
    await createTable(
      queries,
      engine,
      `network_keys (program_id text not null, day text not null, secret text not null,
        primary key (program_id, day))`,
    );
    await createTable(
      queries,
      engine,
      `misses (program_id text not null, network text not null, count integer not null,
        until bigint not null, primary key (program_id, network))`,
    );
  },
};
