import type { Database } from '../database/database.js';

/** Who may do what, and who was here: written by signed calls. */
export const ACCESS_TABLES = [
  'tenants',
  'tenant_credentials',
  'users',
  'claims',
  'sessions',
  'used_signatures',
  'handover_codes',
  'activation_tries',
] as const;

/** What happened. */
export const RECORD_TABLES = ['imports', 'audit_events'] as const;

/** The rows of each table as text, in a stable order. */
export type DatabaseContent = Readonly<Record<string, readonly string[]>>;

/** Every row of every table, to compare before and after. */
export async function contentOf(database: Database): Promise<DatabaseContent> {
  const content: Record<string, readonly string[]> = {};
  for (const table of await listTables(database)) content[table] = await rowsOf(database, table);
  return content;
}

/** Business data, first written by „Weiter“: everything that is neither access data nor a record of events. */
export async function businessDataOf(database: Database): Promise<DatabaseContent> {
  const others: readonly string[] = [...ACCESS_TABLES, ...RECORD_TABLES];
  const content = await contentOf(database);
  return Object.fromEntries(Object.entries(content).filter(([table]) => !others.includes(table)));
}

/** The number of rows of each table that has any. */
export async function countRows(database: Database): Promise<Record<string, number>> {
  const content = await contentOf(database);
  return Object.fromEntries(
    Object.entries(content).flatMap(([table, rows]) => (rows.length > 0 ? [[table, rows.length]] : [])),
  );
}

export async function rowsOf({ knex }: Database, table: string): Promise<string[]> {
  const rows = (await knex(table).select()) as object[];
  return rows.map((row) => JSON.stringify(row)).toSorted();
}

/** How far the numbers of new rows have been counted: PostgreSQL does not take that back with a transaction. */
export async function countersOf({ engine, knex }: Database): Promise<string[]> {
  const query =
    engine === 'sqlite'
      ? knex('sqlite_sequence').select('name', 'seq')
      : knex('pg_sequences').where('schemaname', 'public').select('sequencename', 'last_value');
  const rows = (await query) as object[];
  return rows.map((row) => JSON.stringify(row)).toSorted();
}

/** What is written to sessions while `work` runs, also what the next request takes out again. */
export async function sessionsWrittenBy({ knex }: Database, work: () => Promise<unknown>): Promise<string[]> {
  const written: string[] = [];
  const note = ({
    sql,
    bindings,
  }: {
    readonly sql: string;
    readonly bindings?: readonly unknown[];
  }): void => {
    if (/^(?:insert into|update) [`"]sessions[`"]/.test(sql)) written.push(JSON.stringify(bindings));
  };
  knex.on('query', note);
  try {
    await work();
  } finally {
    knex.off('query', note);
  }
  return written;
}

/** The app's tables, those of the migrations left out. */
export async function listTables({ engine, knex }: Database): Promise<string[]> {
  const query =
    engine === 'sqlite'
      ? knex('sqlite_master').where('type', 'table').select('name')
      : knex('information_schema.tables').where('table_schema', 'public').select({ name: 'table_name' });
  const rows = (await query) as { readonly name: string }[];
  return rows
    .map(({ name }) => name)
    .filter((name) => !/^(knex|sqlite)_/.test(name))
    .toSorted();
}
