import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import type { SqliteDatabase, SqliteStatement } from 'kysely';
import { toStorageError } from './sqlite-errors.js';

/** Statements kept prepared; beyond it the oldest is dropped, since a list in a query varies its text. */
const KEPT_STATEMENTS = 500;

/** `node:sqlite` in the shape that Kysely's SQLite dialect expects, each statement prepared once. */
export function createSqliteShim(database: DatabaseSync): SqliteDatabase {
  const statements = new Map<string, SqliteStatement>();
  return {
    close: () => database.close(),
    prepare(sql) {
      const known = statements.get(sql);
      if (known) return known;
      const statement = wrapStatement(database.prepare(sql));
      if (statements.size >= KEPT_STATEMENTS) {
        const [oldest] = statements.keys();
        if (oldest !== undefined) statements.delete(oldest);
      }
      statements.set(sql, statement);
      return statement;
    },
  };
}

function wrapStatement(statement: StatementSync): SqliteStatement {
  const values = (parameters: readonly unknown[]) => parameters as SQLInputValue[];
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => attempt(() => statement.all(...values(parameters))),
    run: (parameters) => attempt(() => statement.run(...values(parameters))),
    iterate: (parameters) => statement.iterate(...values(parameters)),
  };
}

function attempt<Result>(run: () => Result): Result {
  try {
    return run();
  } catch (error) {
    throw toStorageError(error);
  }
}
