import type { Migration } from '../run-migrations.js';
import { addColumn, createIndex, createTable } from './create-table.js';

/** What leaves the server: webhooks and their deliveries, mails, one-time links. */
export const outgoing: Migration = {
  name: '0007-outgoing',
  async up(queries, engine) {
    const tables = [
      `webhooks (program_id text not null, id text not null, url text not null,
        types text not null, is_active integer not null, gone_at bigint,
        created_at bigint not null, primary key (program_id, id), unique (program_id, url))`,
      `webhook_secrets (program_id text not null, webhook_id text not null, secret text not null,
        created_at bigint not null, ends_at bigint, primary key (program_id, webhook_id, secret))`,
      `deliveries (program_id text not null, id text not null, webhook_id text not null,
        type text not null, subject_id text not null, happened_at bigint not null,
        state text not null, attempts integer not null, claims integer not null, due_at bigint,
        attempted_at bigint, status integer, failure text, settled_at bigint,
        primary key (program_id, id))`,
      `mails (program_id text not null, id text not null, template text not null,
        person_id text, subject_id text, locale text, state text not null,
        attempts integer not null, claims integer not null, due_at bigint, failure text,
        created_at bigint not null, settled_at bigint, primary key (program_id, id))`,
      `logins (program_id text not null, digest text not null, person_id text not null,
        expires_at bigint not null, primary key (program_id, digest))`,
    ];
    for (const table of tables) await createTable(queries, engine, table);
    await addColumn(queries, engine, 'people', 'email_verified_at bigint');
    const indexes = [
      // What is due is asked for over all programs, every second.
      'deliveries_due on deliveries (due_at, program_id, webhook_id) where due_at is not null',
      'mails_due on mails (due_at) where due_at is not null',
      `deliveries_due_by_webhook on deliveries (program_id, webhook_id, due_at)
        where due_at is not null`,
      'deliveries_by_webhook on deliveries (program_id, webhook_id, happened_at, id)',
      'deliveries_settled on deliveries (settled_at) where settled_at is not null',
      'mails_settled on mails (settled_at) where settled_at is not null',
      'mails_by_time on mails (program_id, created_at, id)',
      'mails_by_person on mails (program_id, person_id, created_at) where person_id is not null',
      'logins_by_person on logins (program_id, person_id)',
      'logins_by_end on logins (program_id, expires_at)',
      'audit_by_time on audit (program_id, at, id)',
    ];
    for (const index of indexes) await createIndex(queries, index);
  },
};
