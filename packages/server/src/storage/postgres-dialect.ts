import {
  CompiledQuery,
  PostgresDialect,
  PostgresDriver,
  type DatabaseConnection,
  type PostgresDialectConfig,
} from 'kysely';

/**
 * What every transaction begins with, in one round trip. The settings are the transaction's own:
 * behind a pooler such as PgBouncer the next one may run on another connection.
 *
 * Each statement sees what was committed before it, so that what is read after a lock is current.
 * The two limits keep a process that hangs from holding up all others.
 */
const BEGIN = `begin isolation level read committed;
set local synchronous_commit = on;
set local lock_timeout = '10s';
set local idle_in_transaction_session_timeout = '10s'`;

class DurableDriver extends PostgresDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw(BEGIN));
  }
}

/** Kysely's PostgreSQL, each transaction of which is on disk before it is answered. */
export class DurablePostgresDialect extends PostgresDialect {
  readonly #config: PostgresDialectConfig;

  constructor(config: PostgresDialectConfig) {
    super(config);
    this.#config = config;
  }

  override createDriver(): PostgresDriver {
    return new DurableDriver(this.#config);
  }
}
