import type { Database } from '../database/database.js';

/** Business data: first written by „Weiter“. */
export const BUSINESS_TABLES = ['objects', 'object_values', 'object_agreements', 'prospects'] as const;

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

export const ALL_TABLES = [...BUSINESS_TABLES, ...ACCESS_TABLES, ...RECORD_TABLES] as const;

export type TableName = (typeof ALL_TABLES)[number];

/** Every row of the tables in a stable order, to compare before and after. */
export async function contentOf(
  { knex }: Database,
  tables: readonly TableName[],
): Promise<Record<string, string[]>> {
  const content: Record<string, string[]> = {};
  for (const table of tables) {
    const rows = (await knex(table).select()) as object[];
    content[table] = rows.map((row) => JSON.stringify(row)).toSorted();
  }
  return content;
}

export function businessDataOf(database: Database): Promise<Record<string, string[]>> {
  return contentOf(database, BUSINESS_TABLES);
}

/** Number of rows of each table. */
export async function countRows(
  database: Database,
  tables: readonly TableName[] = ALL_TABLES,
): Promise<Record<string, number>> {
  const content = await contentOf(database, tables);
  return Object.fromEntries(Object.entries(content).map(([table, rows]) => [table, rows.length]));
}
