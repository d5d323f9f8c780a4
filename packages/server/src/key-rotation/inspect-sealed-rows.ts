import type { Queryable } from '../database/database.js';
import type { SealedRow } from '../encryption/sealed-table.js';
import type { SecretBox } from '../encryption/secret-box.js';
import { countByKey, openRow, rowsAfter } from './sealed-rows.js';
import { SEALED_TABLES } from './sealed-tables.js';

/** The rows of one table that one key sealed. */
export interface SealedRows {
  readonly table: string;
  readonly keyId: string;
  readonly rows: number;
  /** How many of them were tried, and how many of those no key opened. */
  readonly tried: number;
  readonly unreadable: number;
}

/** Tells which keys seal what, and tries to open some rows of each kind. */
export async function inspectSealedRows(
  db: Queryable,
  box: SecretBox,
  { triedPerKey }: { readonly triedPerKey: number },
): Promise<readonly SealedRows[]> {
  const found: SealedRows[] = [];
  for (const table of SEALED_TABLES) {
    for (const [keyId, rows] of await countByKey(db, table)) {
      const tried = (await rowsAfter(db, table, undefined)
        .where('key_id', keyId)
        .limit(triedPerKey)) as SealedRow[];
      const unreadable = tried.filter((row) => openRow(box, table, row) === undefined).length;
      found.push({ table: table.name, keyId, rows, tried: tried.length, unreadable });
    }
  }
  return found;
}
