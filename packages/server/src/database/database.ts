import knexFactory, { type Knex } from 'knex';
import pg from 'pg';
import type { DatabaseLocation } from '../config/environment-values.js';
import { SILENT_LOG } from './silent-log.js';
import { openSqlite } from './sqlite-driver.js';

/** The database or an open transaction; every store function takes one, so that the caller decides. */
export type Queryable = Knex;

export interface Database {
  readonly engine: DatabaseLocation['engine'];
  readonly knex: Knex;
  /**
   * Runs `work` in one transaction, rolled back when it throws. Inside, only the given `Queryable` may be
   * used: SQLite has a single connection, so another query would wait for itself. No network call inside.
   */
  transaction<T>(work: (db: Queryable) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

const POSTGRES_INT8 = 20;
const POSTGRES_MAX_CONNECTIONS = 10;
const ACQUIRE_TIMEOUT_MS = 15_000;

export function openDatabase(location: DatabaseLocation): Database {
  const knex = location.engine === 'sqlite' ? openSqlite(location.filename) : openPostgres(location.url);
  return {
    engine: location.engine,
    knex,
    transaction: (work) => knex.transaction((trx) => work(trx)),
    close: () => knex.destroy(),
  };
}

function openPostgres(url: string): Knex {
  return knexFactory({
    client: 'pg',
    log: SILENT_LOG,
    connection: {
      connectionString: url,
      types: { getTypeParser: postgresTypeParser },
    } as Knex.PgConnectionConfig,
    pool: { min: 0, max: POSTGRES_MAX_CONNECTIONS },
    acquireConnectionTimeout: ACQUIRE_TIMEOUT_MS,
  });
}

/** 64-bit integers (cents, counts) as numbers: what is stored here stays far below 2^53. */
function postgresTypeParser(oid: number, format?: 'text' | 'binary'): unknown {
  if (oid === POSTGRES_INT8) return Number;
  return pg.types.getTypeParser(oid, format);
}

/** Locks the rows of a query until the transaction ends; SQLite's transactions exclude each other anyway. */
export function forUpdate(db: Queryable, query: Knex.QueryBuilder): Knex.QueryBuilder {
  return isPostgres(db) ? query.forUpdate() : query;
}

/** Like {@link forUpdate}, but several transactions may do so at once; as every row does that refers to them. */
export function forKeyShare(db: Queryable, query: Knex.QueryBuilder): Knex.QueryBuilder {
  return isPostgres(db) ? query.forKeyShare() : query;
}

/** Locks the rows of a query that nobody else has locked, and leaves out the others instead of waiting. */
export function lockUnlocked(db: Queryable, query: Knex.QueryBuilder): Knex.QueryBuilder {
  return isPostgres(db) ? query.forUpdate().skipLocked() : query;
}

export function isPostgres(db: Queryable): boolean {
  return db.client.config.client === 'pg';
}
