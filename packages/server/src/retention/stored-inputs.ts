import { forUpdate, type Queryable } from '../database/database.js';
import { SealedTextError, type SecretBox } from '../encryption/secret-box.js';
import { importInputSchema, type ImportInput } from '../import/import-input.js';
import { inputBoundTo } from '../import/import-ledger.js';
import { forgetAllSkipped, whereResultNames } from './stored-results.js';

/** The stored input of one import, opened. Times are UTC text. */
export interface StoredInput {
  readonly importId: number;
  readonly estateId: string;
  readonly userId: string;
  readonly readAt: string | null;
  /** JSON of an {@link ImportInput}; `undefined` when no key of this server opens it. */
  readonly json: string | undefined;
}

interface StoredInputRow {
  readonly import_id: number;
  readonly estate_id: string;
  readonly user_id: string;
  readonly read_at: string | null;
  readonly key_id: string;
  readonly sealed_input: string;
}

const IMPORTS = 'imports';
const COLUMNS = ['import_id', 'estate_id', 'user_id', 'read_at', 'key_id', 'sealed_input'] as const;

/** An input can be megabytes: so many at once still fit into memory. */
const INPUTS_AT_ONCE = 20;

/** Imports that may hold a person: every one that still has an input, or whose result names him; oldest first. */
export async function listImportsToSearch(
  db: Queryable,
  { tenantId, addressId }: { readonly tenantId: string; readonly addressId: string },
  { afterId, limit }: { readonly afterId: number; readonly limit: number },
): Promise<number[]> {
  const rows = (await db(IMPORTS)
    .where('tenant_id', tenantId)
    .where('import_id', '>', afterId)
    .where((where) => {
      void where.whereNotNull('sealed_input').orWhere((named) => whereResultNames(named, addressId));
    })
    .orderBy('import_id')
    .limit(limit)
    .select('import_id')) as { import_id: number }[];
  return rows.map((row) => row.import_id);
}

/** Imports of one estate that still have an input. */
export async function listInputsOfEstate(
  db: Queryable,
  tenantId: string,
  estateId: string,
): Promise<number[]> {
  const rows = (await db(IMPORTS)
    .where({ tenant_id: tenantId, estate_id: estateId })
    .whereNotNull('sealed_input')
    .select('import_id')) as { import_id: number }[];
  return rows.map((row) => row.import_id);
}

/** `undefined` when the input is gone. */
export async function openStoredInput(
  db: Queryable,
  box: SecretBox,
  tenantId: string,
  importId: number,
): Promise<StoredInput | undefined> {
  const row = await byId(db, tenantId, importId).first<StoredInputRow | undefined>(...COLUMNS);
  return row && opened(box, tenantId, row);
}

/** The same, locked until the transaction ends. */
export async function lockStoredInput(
  db: Queryable,
  box: SecretBox,
  tenantId: string,
  importId: number,
): Promise<StoredInput | undefined> {
  const row = (await forUpdate(db, byId(db, tenantId, importId)).first(...COLUMNS)) as
    StoredInputRow | undefined;
  return row && opened(box, tenantId, row);
}

/** Every stored input of a tenant, oldest first. */
export async function* eachStoredInput(
  db: Queryable,
  box: SecretBox,
  tenantId: string,
  afterId = 0,
): AsyncGenerator<StoredInput> {
  for (let last = afterId; ;) {
    const rows = (await db(IMPORTS)
      .where('tenant_id', tenantId)
      .where('import_id', '>', last)
      .whereNotNull('sealed_input')
      .orderBy('import_id')
      .limit(INPUTS_AT_ONCE)
      .select(...COLUMNS)) as StoredInputRow[];
    for (const row of rows) yield opened(box, tenantId, row);
    const next = rows.at(-1)?.import_id;
    if (next === undefined || rows.length < INPUTS_AT_ONCE) return;
    last = next;
  }
}

export function parseStoredInput(json: string): ImportInput {
  return importInputSchema.parse(JSON.parse(json));
}

/** A quick look that finds every input with this person; it may also find one where a number is the same. */
export function mayMention(json: string, addressId: string): boolean {
  return json.includes(JSON.stringify(addressId));
}

/** Seals a changed input in place of the one before; a replay opens it like any other. */
export async function replaceStoredInput(
  db: Queryable,
  box: SecretBox,
  tenantId: string,
  importId: number,
  input: ImportInput,
): Promise<void> {
  const { keyId, sealed } = box.seal(JSON.stringify(input), inputBoundTo(tenantId));
  await byId(db, tenantId, importId).update({ key_id: keyId, sealed_input: sealed });
}

/**
 * Forgets inputs, and whom the results of these imports left out; the rows of the ledger stay with their
 * counts. Inside a transaction. Returns how many inputs there were.
 */
export async function deleteStoredInputs(
  db: Queryable,
  tenantId: string,
  importIds: readonly number[],
): Promise<number> {
  await forgetAllSkipped(db, tenantId, importIds);
  return db(IMPORTS)
    .where('tenant_id', tenantId)
    .whereIn('import_id', [...importIds])
    .whereNotNull('sealed_input')
    .update({ key_id: null, sealed_input: null });
}

function byId(db: Queryable, tenantId: string, importId: number) {
  return db(IMPORTS).where({ tenant_id: tenantId, import_id: importId }).whereNotNull('sealed_input');
}

function opened(box: SecretBox, tenantId: string, row: StoredInputRow): StoredInput {
  return {
    importId: row.import_id,
    estateId: row.estate_id,
    userId: row.user_id,
    readAt: row.read_at,
    json: open(box, tenantId, row),
  };
}

function open(box: SecretBox, tenantId: string, row: StoredInputRow): string | undefined {
  try {
    return box.open({ keyId: row.key_id, sealed: row.sealed_input }, inputBoundTo(tenantId));
  } catch (error) {
    if (error instanceof SealedTextError) return undefined;
    throw error;
  }
}
