import type { Migration } from '../run-migrations.js';
import { createIndex, createTable } from './create-table.js';

/** Tokens that stand for evidence. */
export const handoffs: Migration = {
  name: '0003-handoffs',
  async up(queries, engine) {
    await createTable(
      queries,
      engine,
      `handoffs (program_id text not null, digest text not null, code_key text, coupon_key text,
        touched_at bigint not null, lead_id text, visitor text, expires_at bigint not null,
        redeemer text, primary key (program_id, digest))`,
    );
    await createIndex(queries, 'handoffs_by_end on handoffs (program_id, expires_at)');
    await createIndex(
      queries,
      'handoffs_by_visitor on handoffs (program_id, visitor) where visitor is not null',
    );
  },
};
