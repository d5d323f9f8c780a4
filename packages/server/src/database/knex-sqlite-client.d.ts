// knex ships no types for its dialects; this is the part that sqlite-driver.ts extends.
declare module 'knex/lib/dialects/sqlite3/index.js' {
  // A value import: the dialect extends the class.
  import { Knex } from 'knex';

  export type DialectTransaction = Knex.Transaction & {
    begin(connection: unknown): unknown;
    query(connection: unknown, sql: string): unknown;
  };

  export default class SqliteClient extends Knex.Client {
    transaction(...args: unknown[]): DialectTransaction;
  }
}
