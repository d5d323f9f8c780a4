import type { Knex } from 'knex';
import type { Queryable } from './database.js';

/** SQLite joins at most 500 rows in one insert; PostgreSQL takes at most 65,535 parameters. */
const ROWS_PER_BLOCK = 500;

/** Ids in one `IN (…)`, below SQLite's 32,766 parameters. */
const IDS_PER_BLOCK = 10_000;

/**
 * Inserts rows in blocks that both engines take. With `onConflict` an existing row gets the new values
 * of `merge`.
 */
export async function insertInBlocks(
  db: Queryable,
  table: string,
  rows: readonly object[],
  onConflict?: { readonly columns: readonly string[]; readonly merge: readonly string[] },
): Promise<void> {
  for (const block of blocks(rows, ROWS_PER_BLOCK)) {
    const insert: Knex.QueryBuilder = db(table).insert(block);
    await (onConflict ? insert.onConflict([...onConflict.columns]).merge([...onConflict.merge]) : insert);
  }
}

/** Calls `query` with blocks of ids and joins the rows. */
export async function queryInBlocks<Row>(
  ids: readonly string[],
  query: (ids: readonly string[]) => PromiseLike<readonly Row[]>,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (const block of blocks(ids, IDS_PER_BLOCK)) rows.push(...(await query(block)));
  return rows;
}

function* blocks<T>(items: readonly T[], size: number): Generator<T[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size);
}
