import { sql } from 'kysely';
import { firstSchema } from './migrations/first-schema.js';
import { handoffs } from './migrations/handoffs.js';
import { idempotency } from './migrations/idempotency.js';
import { jobs } from './migrations/jobs.js';
import { misses } from './migrations/misses.js';
import { outgoing } from './migrations/outgoing.js';
import { privacy } from './migrations/privacy.js';
import { reversals } from './migrations/reversals.js';
import { rewards } from './migrations/rewards.js';
import { spreadCounts } from './migrations/spread-counts.js';
import type { Engine, Queries } from './storage.js';

/** One step of the schema, never changed once it was released. */
export interface Migration {
  name: string;
  up(queries: Queries, engine: Engine): Promise<void>;
}

/** Every step, in order. */
const MIGRATIONS: readonly Migration[] = [
  firstSchema,
  spreadCounts,
  handoffs,
  reversals,
  misses,
  jobs,
  outgoing,
  privacy,
  rewards,
  idempotency,
];

/**
 * Runs the steps that this database has not seen, inside a transaction that nobody else can be in.
 *
 * @throws Error when the database was written by a later version
 */
export async function runMigrations(
  queries: Queries,
  { engine, now }: { engine: Engine; now: number },
): Promise<string[]> {
  await sql`create table if not exists migrations (
    name text not null primary key, applied_at bigint not null)`.execute(queries);
  const rows = await queries.selectFrom('migrations').select('name').execute();
  const seen = new Set(rows.map(({ name }) => name));
  const known = new Set(MIGRATIONS.map(({ name }) => name));
  const unknown = [...seen].filter((name) => !known.has(name));
  if (unknown.length > 0) {
    throw new Error(`The database was written by a later version (${unknown.join(', ')}).`);
  }
  const pending = MIGRATIONS.filter(({ name }) => !seen.has(name));
  for (const { name, up } of pending) {
    await up(queries, engine);
    await queries.insertInto('migrations').values({ name, appliedAt: now }).execute();
  }
  return pending.map(({ name }) => name);
}
