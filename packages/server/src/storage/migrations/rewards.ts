import { sql } from 'kysely';
import type { Migration } from '../run-migrations.js';
import type { Engine } from '../storage.js';
import { createIndex, createTable } from './create-table.js';

const TABLES: readonly string[] = [
  `reward_terms (program_id text not null, reward_id text not null, terms text not null,
    charity text, approve_at bigint, primary key (program_id, reward_id))`,
  `reward_accounts (program_id text not null, id text not null, rewards bigint not null,
    amount bigint not null, primary key (program_id, id))`,
  `referrals (program_id text not null, advocate_id text not null, friend_id text not null,
    kind text not null, cause text not null, at bigint not null,
    primary key (program_id, advocate_id, friend_id, kind, cause))`,
  `conversion_facts (program_id text not null, conversion_id text not null, facts text not null,
    verdicts text not null, primary key (program_id, conversion_id))`,
  `subscriptions (program_id text not null, id text not null, conversion_id text not null,
    primary key (program_id, id))`,
  `verified_leads (program_id text not null, lead_id text not null, by_what text not null,
    at bigint not null, primary key (program_id, lead_id))`,
  `coupon_pools (program_id text not null, pool text not null, low_at integer not null,
    imported bigint not null, assigned bigint not null, primary key (program_id, pool))`,
  `coupons (program_id text not null, code text not null, pool text not null,
    imported_at bigint not null, reward_id text, primary key (program_id, code))`,
  `code_uses (program_id text not null, code_key text not null, allowed bigint, used bigint not null,
    campaign text, primary key (program_id, code_key))`,
  `charity_choices (program_id text not null, advocate_id text not null, charity text not null,
    primary key (program_id, advocate_id))`,
  `network_marks (program_id text not null, day text not null, subject_id text not null,
    network text not null, primary key (program_id, day, subject_id, network))`,
  `suspicions (program_id text not null, advocate_id text not null, friend_id text not null,
    sign text not null, at bigint not null,
    primary key (program_id, advocate_id, friend_id, sign))`,
];

const INDEXES: readonly string[] = [
  'rewards_by_state on rewards (program_id, state, created_at, id)',
  'reward_terms_by_due on reward_terms (approve_at) where approve_at is not null',
  'referrals_by_time on referrals (program_id, advocate_id, at)',
  'referrals_by_cause on referrals (program_id, cause)',
  'coupons_free on coupons (program_id, pool, code) where reward_id is null',
  'coupons_by_reward on coupons (program_id, reward_id) where reward_id is not null',
  'codes_by_id on codes (program_id, id)',
];

/** What rewards may cost and what they rest on: terms, limits, coupons, referrals, suspicions. */
export const rewards: Migration = {
  name: '0013-rewards',
  async up(queries, engine) {
    for (const table of TABLES) await createTable(queries, engine, table);
    for (const index of INDEXES) await createIndex(queries, index);
    // Milestones count what was won before they came.
    const advocateId = ADVOCATE[engine];
    await sql`insert into referrals (program_id, advocate_id, friend_id, kind, cause, at)
      select program_id, ${sql.raw(advocateId)}, buyer_id, 'won', 'conversion:' || id,
        coalesce(confirmed_at, received_at)
      from conversions where status = 'confirmed' and outcome = 'credited'
        and buyer_id is not null and reversed_at is null
        and ${sql.raw(advocateId)} is not null`.execute(queries);
  },
};

const ADVOCATE: Readonly<Record<Engine, string>> = {
  sqlite: `json_extract(attribution, '$.winner.advocateId')`,
  postgres: `(attribution::json -> 'winner' ->> 'advocateId')`,
};
