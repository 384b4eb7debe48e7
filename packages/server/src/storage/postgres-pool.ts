import type { PostgresPool, PostgresPoolClient } from 'kysely';
import pg from 'pg';
import { toPlainText } from './plain-text.js';
import { toStorageError } from './postgres-errors.js';

/** How long a caller waits for a connection, a new or a free one, in milliseconds. */
const CONNECTION_TIMEOUT = 30_000;

/** `bigint`, and `numeric`, which sums and averages of `bigint` are. */
const NUMBERS = new Set([20, 1700]);

/** How a pool is made. */
export interface PostgresPoolOptions {
  /** `postgres://user:password@host:5432/database` */
  url: string;
  /** Connections at most. */
  connections: number;
  /** How long a query may take before its connection is given up, in milliseconds; 0 is forever. */
  queryTimeout: number;
}

/**
 * Connections of `pg` in the shape that Kysely expects: numbers are numbers, and a database that
 * does not answer is a `StorageUnavailableError`.
 */
export function createPostgresPool(options: PostgresPoolOptions): PostgresPool {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.connections,
    connectionTimeoutMillis: CONNECTION_TIMEOUT,
    keepAlive: true,
    fallback_application_name: 'goodword',
    types: { getTypeParser },
    ...(options.queryTimeout > 0 ? { query_timeout: options.queryTimeout } : {}),
  });
  // A connection that breaks tells its queries; the event itself would end the process.
  pool.on('error', ignore);
  pool.on('connect', (client) => client.on('error', ignore));
  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      const client = await pool.connect().catch(rethrow);
      // Without cursors, which nobody here reads by.
      return {
        query: (text: string, values: unknown[]) =>
          client.query(text, values.map(toPlainText)).catch(rethrow),
        release: (isBroken?: boolean) => client.release(isBroken),
      } as unknown as PostgresPoolClient;
    },
  };
}

const getTypeParser = ((oid: number, format: 'text' | 'binary') =>
  NUMBERS.has(oid) ? toNumber : pg.types.getTypeParser(oid, format)) as NonNullable<
  pg.PoolConfig['types']
>['getTypeParser'];

/** @throws Error for a number that JavaScript cannot hold exactly: never a wrong amount of money */
function toNumber(text: string): number {
  const number = Number(text);
  if (!text.includes('.') && !Number.isSafeInteger(number))
    throw new Error(`${text} is no safe integer.`);
  return number;
}

function rethrow(error: unknown): never {
  throw toStorageError(error);
}

function ignore(): void {
  // Whoever uses the connection next is told.
}
