import { lockUnlocked, type Database, type Queryable } from '../database/database.js';
import type { SealedRow, SealedTable } from '../encryption/sealed-table.js';
import type { SecretBox } from '../encryption/secret-box.js';
import { countByKey, openRow, rowsAfter } from './sealed-rows.js';
import { SEALED_TABLES } from './sealed-tables.js';

export interface RotationDependencies {
  readonly database: Database;
  readonly secretBox: SecretBox;
}

export interface RotationOptions {
  /** Opens the rows and writes nothing. */
  readonly dryRun: boolean;
  /** Stops between two blocks. */
  readonly signal: AbortSignal;
}

export interface TableRotation {
  readonly table: string;
  /** Rows that older keys had sealed before. */
  readonly outdated: number;
  /** Rows that were sealed anew. */
  readonly resealed: number;
  /** Rows that no key opens; they stay as they are. */
  readonly unreadable: number;
  /** Rows that an older key seals now, the unreadable ones among them. */
  readonly remaining: number;
}

/** Rows come back under an old key only while a server runs that does not know the newest one yet. */
const MAX_PASSES = 5;

/**
 * Seals every row anew that is sealed with another key than the newest. Safe while servers run and when several
 * run it: a block of rows is one transaction, and a row that somebody is just writing is left for the next pass.
 * Interrupted, it goes on with what is left when it is run again.
 */
export async function rotateKeys(
  dependencies: RotationDependencies,
  options: RotationOptions,
): Promise<readonly TableRotation[]> {
  const rotations: TableRotation[] = [];
  for (const table of SEALED_TABLES) rotations.push(await rotateTable(dependencies, table, options));
  return rotations;
}

async function rotateTable(
  dependencies: RotationDependencies,
  table: SealedTable,
  options: RotationOptions,
): Promise<TableRotation> {
  const outdated = await countOutdated(dependencies, table);
  let resealed = 0;
  for (let passes = 1; ; passes += 1) {
    const pass = await onePass(dependencies, table, options);
    resealed += pass.resealed;
    const remaining = await countOutdated(dependencies, table);
    if (pass.resealed === 0 || remaining === pass.unreadable || passes === MAX_PASSES) {
      return { table: table.name, outdated, resealed, unreadable: pass.unreadable, remaining };
    }
  }
}

/** Once through the table, block after block. */
async function onePass(
  dependencies: RotationDependencies,
  table: SealedTable,
  { dryRun, signal }: RotationOptions,
): Promise<{ readonly resealed: number; readonly unreadable: number }> {
  const takeBlock = dryRun ? tryBlock : resealBlock;
  let [resealed, unreadable] = [0, 0];
  for (let last: SealedRow | undefined; ;) {
    signal.throwIfAborted();
    const block = await takeBlock(dependencies, table, last);
    resealed += block.resealed;
    unreadable += block.unreadable;
    last = block.rows.at(-1);
    if (block.rows.length < table.rowsPerBlock) return { resealed, unreadable };
  }
}

interface Block {
  readonly rows: readonly SealedRow[];
  readonly resealed: number;
  readonly unreadable: number;
}

function resealBlock(
  { database, secretBox }: RotationDependencies,
  table: SealedTable,
  last: SealedRow | undefined,
): Promise<Block> {
  return database.transaction(async (db) => {
    const rows = (await lockUnlocked(db, outdatedRows(db, secretBox, table, last))) as SealedRow[];
    let resealed = 0;
    for (const row of rows) if (await resealRow(db, secretBox, table, row)) resealed += 1;
    return { rows, resealed, unreadable: rows.length - resealed };
  });
}

async function tryBlock(
  { database, secretBox }: RotationDependencies,
  table: SealedTable,
  last: SealedRow | undefined,
): Promise<Block> {
  const rows = (await outdatedRows(database.knex, secretBox, table, last)) as SealedRow[];
  const unreadable = rows.filter((row) => openRow(secretBox, table, row) === undefined).length;
  return { rows, resealed: 0, unreadable };
}

function outdatedRows(db: Queryable, box: SecretBox, table: SealedTable, last: SealedRow | undefined) {
  return rowsAfter(db, table, last).whereNot('key_id', box.currentKeyId).limit(table.rowsPerBlock);
}

/** Returns false when no key opens the row. */
async function resealRow(
  db: Queryable,
  box: SecretBox,
  table: SealedTable,
  row: SealedRow,
): Promise<boolean> {
  const texts = openRow(box, table, row);
  if (texts === undefined) return false;
  const sealed = table.columns.map(({ name, boundTo }, index) => [
    name,
    box.seal(texts[index] ?? '', boundTo(row)).sealed,
  ]);
  await db(table.name)
    .where(Object.fromEntries(table.rowKey.map((column) => [column, row[column]])))
    .update({ key_id: box.currentKeyId, ...Object.fromEntries(sealed) });
  return true;
}

async function countOutdated(
  { database, secretBox }: RotationDependencies,
  table: SealedTable,
): Promise<number> {
  const counts = await countByKey(database.knex, table);
  return [...counts].reduce((sum, [keyId, rows]) => (keyId === secretBox.currentKeyId ? sum : sum + rows), 0);
}
