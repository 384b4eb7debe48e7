import type { Migration } from '../run-migrations.js';
import { createTable } from './create-table.js';

/** When each job is next due, for all processes. */
export const jobs: Migration = {
  name: '0006-jobs',
  async up(queries, engine) {
    await createTable(
      queries,
      engine,
      'jobs (name text not null primary key, due_at bigint not null)',
    );
  },
};
