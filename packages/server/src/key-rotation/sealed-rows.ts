import type { Knex } from 'knex';
import type { Queryable } from '../database/database.js';
import type { SealedRow, SealedTable } from '../encryption/sealed-table.js';
import { SealedTextError, type SecretBox } from '../encryption/secret-box.js';

/** Rows of a table that hold sealed text, by the key that sealed them. */
export async function countByKey(db: Queryable, table: SealedTable): Promise<ReadonlyMap<string, number>> {
  const rows = (await db(table.name)
    .whereNotNull('key_id')
    .groupBy('key_id')
    .orderBy('key_id')
    .select('key_id')
    .count({ rows: '*' })) as { key_id: string; rows: number }[];
  return new Map(rows.map((row) => [row.key_id, row.rows]));
}

/** Rows after `last` in the order of their keys, with all that opening them needs. */
export function rowsAfter(db: Queryable, table: SealedTable, last: SealedRow | undefined): Knex.QueryBuilder {
  const { name, rowKey, columns } = table;
  const query = db(name)
    .whereNotNull('key_id')
    .orderBy([...rowKey])
    .select('key_id', ...rowKey, ...columns.map((column) => column.name));
  if (last === undefined) return query;
  const placeholders = (mark: string) => rowKey.map(() => mark).join(', ');
  return query.whereRaw(`(${placeholders('??')}) > (${placeholders('?')})`, [
    ...rowKey,
    ...rowKey.map((column) => last[column] as string | number),
  ]);
}

/** The texts of a row in the order of the table's columns; `undefined` when no key opens it. */
export function openRow(box: SecretBox, table: SealedTable, row: SealedRow): readonly string[] | undefined {
  try {
    return table.columns.map(({ name, boundTo }) =>
      box.open({ keyId: String(row['key_id']), sealed: String(row[name]) }, boundTo(row)),
    );
  } catch (error) {
    if (error instanceof SealedTextError) return undefined;
    throw error;
  }
}
