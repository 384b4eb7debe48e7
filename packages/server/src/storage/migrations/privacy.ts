import { sql } from 'kysely';
import type { Migration } from '../run-migrations.js';
import { addColumn, createIndex, createTable } from './create-table.js';

/** Erasures, and the chain of the consent records. */
export const privacy: Migration = {
  name: '0011-privacy',
  async up(queries, engine) {
    await createTable(
      queries,
      engine,
      `erasures (program_id text not null, id text not null, people text not null,
        hashes text not null, requested_by text not null, requested_at bigint not null,
        started_at bigint, finished_at bigint, work text, primary key (program_id, id))`,
    );
    await createIndex(
      queries,
      'erasures_unfinished on erasures (program_id, requested_at) where finished_at is null',
    );
    await addColumn(queries, engine, 'consents', 'mac text');
    await createIndex(queries, 'consents_by_time on consents (program_id, received_at, id)');
    await createTable(
      queries,
      engine,
      `consent_seals (program_id text not null, position bigint not null,
        consent_id text not null, mac text not null, hash text not null,
        sealed_at bigint not null, purge_mac text, primary key (program_id, position),
        unique (program_id, consent_id))`,
    );
    await createTable(
      queries,
      engine,
      `consent_heads (program_id text not null primary key, position bigint not null,
        hash text not null, sealed_at bigint not null, mac text not null)`,
    );
    for (const index of FOR_RETENTION) await createIndex(queries, index);
    if (engine === 'postgres') {
      for (const [table, column] of UNSAMPLED) {
        await sql`alter table ${sql.id(table)} alter column ${sql.id(column)}
          set statistics 0`.execute(queries);
      }
    }
  },
};

/** Retention walks each table from its oldest record. */
const FOR_RETENTION: readonly string[] = [
  'leads_by_stage_time on leads (program_id, stage_at)',
  'people_by_time on people (program_id, created_at)',
];

/** Columns of which PostgreSQL would copy samples into its statistics, where no erasure finds them. */
const UNSAMPLED: readonly (readonly [table: string, column: string])[] = [
  ['people', 'email'],
  ['people', 'email_key'],
  ['people', 'mailbox_key'],
  ['people', 'name'],
  ['people', 'customer_id'],
  ['people_forms', 'body'],
  ['people_notes', 'note'],
  ['codes', 'code'],
];
