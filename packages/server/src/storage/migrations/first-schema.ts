import { sql } from 'kysely';
import type { Migration } from '../run-migrations.js';

/** Columns of every table, in the words that SQLite and PostgreSQL share. */
const TABLES: readonly string[] = [
  `programs (program_id text not null primary key, version integer not null,
    updated_at bigint not null)`,
  `program_versions (program_id text not null, version integer not null, config text not null,
    created_at bigint not null, primary key (program_id, version))`,
  `origins (program_id text not null references programs, origin text not null,
    primary key (program_id, origin))`,
  `keys (program_id text not null references programs, id text not null, kind text not null,
    label text not null, digest text, secret text, created_at bigint not null, revoked_at bigint,
    primary key (program_id, id))`,
  `people (program_id text not null, id text not null, email text, email_key text,
    mailbox_key text, name text, customer_id text, created_at bigint not null,
    primary key (program_id, id), unique (program_id, email_key),
    unique (program_id, customer_id))`,
  `people_forms (program_id text not null, lead_id text not null, person_id text not null,
    body text not null, primary key (program_id, lead_id))`,
  `people_notes (program_id text not null, stage_change_id text not null, lead_id text not null,
    note text not null, primary key (program_id, lead_id, stage_change_id))`,
  `advocates (program_id text not null, id text not null, person_id text not null,
    enrolled_at bigint not null, primary key (program_id, id), unique (program_id, person_id))`,
  `codes (program_id text not null, code_key text not null, id text not null, code text not null,
    advocate_id text not null, state text not null, expires_at bigint, created_at bigint not null,
    primary key (program_id, code_key),
    foreign key (program_id, advocate_id) references advocates (program_id, id))`,
  `sessions (program_id text not null, digest text not null, advocate_id text not null,
    expires_at bigint not null, primary key (program_id, digest))`,
  `events (program_id text not null, id text not null, type text not null, code_key text,
    visitor text, channel text, sku text, element text, device_at bigint not null,
    occurred_at bigint not null, received_at bigint not null, primary key (program_id, id))`,
  `event_counts (program_id text not null, day text not null, type text not null,
    code_key text not null, channel text not null, count bigint not null,
    primary key (program_id, day, type, code_key, channel))`,
  `clicks (program_id text not null, day text not null, code_key text not null,
    channel text not null, count bigint not null,
    primary key (program_id, day, code_key, channel))`,
  `leads (program_id text not null, id text not null, person_id text not null,
    received_at bigint not null, code_key text, touched_at bigint, visitor text,
    stage text not null, stage_at bigint not null, stage_change_id text not null,
    outcome text not null, qualification text not null, attribution text not null,
    primary key (program_id, id))`,
  `stage_changes (program_id text not null, lead_id text not null, id text not null,
    stage text not null, occurred_at bigint not null, received_at bigint not null,
    primary key (program_id, lead_id, id),
    foreign key (program_id, lead_id) references leads (program_id, id))`,
  `conversions (program_id text not null, id text not null, external_id text not null,
    kind text not null, status text not null, amount bigint, currency text,
    occurred_at bigint not null, received_at bigint not null, confirmed_at bigint, lead_id text,
    code_key text, touched_at bigint, visitor text, outcome text not null,
    attribution text not null, primary key (program_id, id), unique (program_id, external_id))`,
  `conversion_people (program_id text not null, person_id text not null,
    conversion_id text not null, primary key (program_id, person_id, conversion_id))`,
  `rewards (program_id text not null, id text not null, rule text not null,
    rule_version integer not null, side text not null, beneficiary text not null,
    cause text not null, conversion_id text not null, amount bigint not null, unit text not null,
    state text not null, reasons text not null, created_at bigint not null,
    held_until bigint not null, primary key (program_id, id),
    unique (program_id, rule, side, beneficiary, cause))`,
  `ledger_entries (program_id text not null, id text not null, reward_id text not null,
    posting text not null, account text not null, beneficiary text not null,
    amount bigint not null, unit text not null, occurred_at bigint not null,
    primary key (program_id, id), unique (program_id, reward_id, posting, account, beneficiary),
    foreign key (program_id, reward_id) references rewards (program_id, id))`,
  `consents (program_id text not null, id text not null, type text not null, body text not null,
    received_at bigint not null, primary key (program_id, id))`,
  `consent_refusals (program_id text not null, day text not null, count bigint not null,
    primary key (program_id, day))`,
  `audit (program_id text not null, id text not null, action text not null, actor text not null,
    at bigint not null, primary key (program_id, id))`,
];

const INDEXES: readonly string[] = [
  // A link and a key do not name their program, so these two begin with something else.
  'codes_by_key on codes (code_key)',
  'keys_by_digest on keys (digest) where digest is not null',
  'codes_by_advocate on codes (program_id, advocate_id)',
  'people_by_mailbox on people (program_id, mailbox_key) where mailbox_key is not null',
  'events_by_visitor on events (program_id, visitor) where visitor is not null',
  'event_counts_by_code on event_counts (program_id, code_key)',
  'leads_by_time on leads (program_id, received_at, id)',
  'leads_by_code on leads (program_id, code_key) where code_key is not null',
  'leads_by_person on leads (program_id, person_id)',
  'leads_by_visitor on leads (program_id, visitor) where visitor is not null',
  'conversions_by_time on conversions (program_id, received_at, id)',
  'conversions_by_lead on conversions (program_id, lead_id) where lead_id is not null',
  'conversions_by_visitor on conversions (program_id, visitor) where visitor is not null',
  'conversion_people_by_conversion on conversion_people (program_id, conversion_id)',
  'rewards_by_time on rewards (program_id, created_at, id)',
  'rewards_by_conversion on rewards (program_id, conversion_id)',
  'rewards_by_beneficiary on rewards (program_id, beneficiary)',
  'ledger_by_time on ledger_entries (program_id, occurred_at, id)',
];

/** The tables of the first version. */
export const firstSchema: Migration = {
  name: '0001-first-schema',
  async up(queries) {
    for (const table of TABLES) {
      await sql`${sql.raw(`create table ${table}`)}`.execute(queries);
    }
    for (const index of INDEXES) {
      await sql`${sql.raw(`create index ${index}`)}`.execute(queries);
    }
  },
};
