import { PostgresAdapter } from 'kysely';
import type { Engine, Queries } from './storage.js';

/** The database behind queries, for the few that cannot be the same on both. */
export function engineOf(queries: Queries): Engine {
  return queries.getExecutor().adapter instanceof PostgresAdapter ? 'postgres' : 'sqlite';
}
