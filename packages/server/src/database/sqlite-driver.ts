import { createRequire } from 'node:module';
import knexFactory, { type Knex } from 'knex';
import SqliteClient, { type DialectTransaction } from 'knex/lib/dialects/sqlite3/index.js';
import { ConfigurationError } from '../config/configuration-error.js';
import { SILENT_LOG } from './silent-log.js';

/*
 * The one file that names the SQLite driver: the sqlite3 package was archived in July 2026, and
 * better-sqlite3 can take its place here (docs/adr/0002-sqlite-driver.md).
 */

/**
 * Begins every transaction with BEGIN IMMEDIATE: one that reads first and then writes would otherwise
 * fail with SQLITE_BUSY, instead of waiting, when another process wrote in between.
 */
class ImmediateSqliteClient extends SqliteClient {
  override transaction(...args: unknown[]): DialectTransaction {
    const transaction = super.transaction(...args);
    transaction.begin = (connection: unknown) => transaction.query(connection, 'BEGIN IMMEDIATE;');
    return transaction;
  }
}

interface SqliteConnection {
  exec(sql: string, done: (error: Error | null) => void): void;
}

/** Opens a SQLite file with one connection: SQLite has one writer, a second one would only wait. */
export function openSqlite(filename: string): Knex {
  requireBinding();
  return knexFactory({
    client: ImmediateSqliteClient,
    connection: { filename },
    log: SILENT_LOG,
    useNullAsDefault: true,
    // Without this the message of a failed statement would contain its values.
    compileSqlOnError: false,
    pool: {
      min: 1,
      max: 1,
      afterCreate: (
        connection: SqliteConnection,
        done: (error: Error | null, connection: unknown) => void,
      ) => {
        connection.exec(
          'PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=5000; PRAGMA foreign_keys=ON;',
          (error) => done(error, connection),
        );
      },
    },
  });
}

/** Loads the driver before knex does, which would print the stack of a failure. */
function requireBinding(): void {
  try {
    createRequire(import.meta.url)('sqlite3');
  } catch {
    throw new ConfigurationError([
      {
        variable: 'DATABASE_URL',
        problem: 'names SQLite, but the driver has no compiled binding',
        mend: 'npm rebuild sqlite3',
      },
    ]);
  }
}
