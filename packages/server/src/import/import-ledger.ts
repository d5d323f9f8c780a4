import { createHash } from 'node:crypto';
import type { Queryable } from '../database/database.js';
import type { SealedTable } from '../encryption/sealed-table.js';
import type { SecretBox } from '../encryption/secret-box.js';
import type { UserKey } from '../tenants/user-store.js';
import {
  importInputSchema,
  importResultSchema,
  type ImportInput,
  type ImportResult,
} from './import-input.js';

/** One line of the ledger: who imported what and how it ended. Times are UTC text. */
export interface ImportEntry {
  readonly importId: number;
  readonly tenantId: string;
  readonly userId: string;
  readonly estateId: string;
  readonly objectId: string | null;
  /** The import that this one replayed. */
  readonly replayOf: number | null;
  readonly state: 'done' | 'failed';
  readonly failureCode: string | null;
  readonly failureStep: string | null;
  readonly requestId: string;
  readonly readAt: string | null;
  readonly finishedAt: string;
  readonly result: ImportResult | null;
}

interface ImportRow {
  readonly import_id: number;
  readonly tenant_id: string;
  readonly user_id: string;
  readonly estate_id: string;
  readonly object_id: string | null;
  readonly replay_of: number | null;
  readonly form_token_hash: string | null;
  readonly state: 'done' | 'failed';
  readonly failure_code: string | null;
  readonly failure_step: string | null;
  readonly request_id: string;
  readonly read_at: string | null;
  readonly finished_at: string;
  readonly result: string | null;
  readonly key_id: string | null;
  readonly sealed_input: string | null;
}

const IMPORTS = 'imports';

export const SEALED_INPUTS: SealedTable = {
  name: IMPORTS,
  rowKey: ['tenant_id', 'import_id'],
  columns: [{ name: 'sealed_input', boundTo: (row) => inputBoundTo(String(row['tenant_id'])) }],
  // An input with 10,000 persons has some megabytes.
  rowsPerBlock: 10,
};

/** Who imports, and what the entry is found by later. */
export interface ImportOrigin {
  readonly tenantId: string;
  readonly userId: string;
  readonly estateId: string;
  readonly requestId: string;
}

/**
 * Opens the entry of an import inside its transaction. The token's hash is unique, so that the second of
 * two equal forms fails here, before it writes anything.
 */
export async function insertImport(
  db: Queryable,
  box: SecretBox,
  entry: ImportOrigin & {
    readonly input: ImportInput;
    readonly formTokenHash: string | null;
    readonly replayOf: number | null;
    readonly at: string;
  },
): Promise<number> {
  const { keyId, sealed } = box.seal(JSON.stringify(entry.input), inputBoundTo(entry.tenantId));
  const [row] = await db(IMPORTS)
    .insert({
      tenant_id: entry.tenantId,
      user_id: entry.userId,
      estate_id: entry.estateId,
      replay_of: entry.replayOf,
      form_token_hash: entry.formTokenHash,
      state: 'done',
      request_id: entry.requestId,
      read_at: entry.input.readAt,
      finished_at: entry.at,
      key_id: keyId,
      sealed_input: sealed,
    })
    .returning<{ import_id: number }[]>('import_id');
  if (!row) throw new Error('the database returned no import id');
  return row.import_id;
}

export async function saveImportResult(
  db: Queryable,
  tenantId: string,
  importId: number,
  result: ImportResult,
): Promise<void> {
  await db(IMPORTS)
    .where({ tenant_id: tenantId, import_id: importId })
    .update({ object_id: result.objectId, result: JSON.stringify(result) });
}

/** Notes an import that wrote no business data: code and step, no personal data. */
export async function insertFailedImport(
  db: Queryable,
  entry: ImportOrigin & { readonly failureCode: string; readonly failureStep: string; readonly at: string },
): Promise<void> {
  await db(IMPORTS).insert({
    tenant_id: entry.tenantId,
    user_id: entry.userId,
    estate_id: entry.estateId,
    state: 'failed',
    failure_code: entry.failureCode,
    failure_step: entry.failureStep,
    request_id: entry.requestId,
    finished_at: entry.at,
  });
}

/** The import that a form with this token already made. */
export async function findImportByToken(
  db: Queryable,
  tenantId: string,
  formTokenHash: string,
): Promise<ImportEntry | undefined> {
  const row = await db<ImportRow>(IMPORTS)
    .where({ tenant_id: tenantId, form_token_hash: formTokenHash })
    .first();
  return row && toEntry(row);
}

/** One entry of the tenant, or of any tenant for an operator who knows only the number. */
export async function findImport(
  db: Queryable,
  importId: number,
  tenantId?: string,
): Promise<ImportEntry | undefined> {
  const query = db<ImportRow>(IMPORTS).where('import_id', importId);
  const row = await (tenantId === undefined ? query : query.where('tenant_id', tenantId)).first();
  return row && toEntry(row);
}

/** The newest entries first, at most `limit`; `beforeId` continues a list. */
export async function listImports(
  db: Queryable,
  filter: {
    readonly tenantId?: string;
    readonly estateId?: string;
    readonly beforeId?: number;
    readonly limit: number;
  },
): Promise<ImportEntry[]> {
  const query = db<ImportRow>(IMPORTS).orderBy('import_id', 'desc').limit(filter.limit);
  if (filter.tenantId !== undefined) void query.where('tenant_id', filter.tenantId);
  if (filter.estateId !== undefined) void query.where('estate_id', filter.estateId);
  if (filter.beforeId !== undefined) void query.where('import_id', '<', filter.beforeId);
  return (await query).map(toEntry);
}

/** When onOffice was read for the newest import of an estate. */
export async function latestReadAt(
  db: Queryable,
  tenantId: string,
  estateId: string,
): Promise<string | undefined> {
  const row = await db(IMPORTS)
    .where({ tenant_id: tenantId, estate_id: estateId, state: 'done' })
    .max<{ latest: string | null }[]>({ latest: 'read_at' })
    .first();
  return row?.latest ?? undefined;
}

/** When onOffice was last read for an import of this user; a replay reads nothing. */
export async function latestReadAtOfUser(
  db: Queryable,
  { tenantId, userId }: UserKey,
): Promise<string | undefined> {
  const row = await db(IMPORTS)
    .where({ tenant_id: tenantId, user_id: userId, state: 'done' })
    .whereNull('replay_of')
    .max<{ latest: string | null }[]>({ latest: 'read_at' })
    .first();
  return row?.latest ?? undefined;
}

/** What an import wrote, for a replay; `undefined` when it failed or was erased. */
export async function readImportInput(
  db: Queryable,
  box: SecretBox,
  tenantId: string,
  importId: number,
): Promise<ImportInput | undefined> {
  const row = await db<ImportRow>(IMPORTS).where({ tenant_id: tenantId, import_id: importId }).first();
  if (!row?.sealed_input || !row.key_id) return undefined;
  const json = box.open({ keyId: row.key_id, sealed: row.sealed_input }, inputBoundTo(tenantId));
  return importInputSchema.parse(JSON.parse(json));
}

export function hashFormToken(tokenId: string): string {
  return createHash('sha256').update(tokenId, 'utf8').digest('hex');
}

/** What a sealed input is bound to, so that it opens as nothing else and for no other tenant. */
export function inputBoundTo(tenantId: string): string[] {
  return ['import-input', tenantId];
}

function toEntry(row: ImportRow): ImportEntry {
  return {
    importId: row.import_id,
    tenantId: row.tenant_id,
    userId: row.user_id,
    estateId: row.estate_id,
    objectId: row.object_id,
    replayOf: row.replay_of,
    state: row.state,
    failureCode: row.failure_code,
    failureStep: row.failure_step,
    requestId: row.request_id,
    readAt: row.read_at,
    finishedAt: row.finished_at,
    result: row.result === null ? null : importResultSchema.parse(JSON.parse(row.result)),
  };
}
