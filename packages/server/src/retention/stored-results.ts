import type { Knex } from 'knex';
import { forUpdate, type Queryable } from '../database/database.js';
import { importResultSchema, type ImportResult, type SkipReason } from '../import/import-input.js';

/** Why a person was left out of an import, as its result says. Times are UTC text. */
export interface SkippedPerson {
  readonly importId: number;
  readonly estateId: string;
  readonly importedBy: string;
  readonly readAt: string | null;
  readonly reason: SkipReason;
}

interface ResultRow {
  readonly import_id: number;
  readonly result: string;
}

const IMPORTS = 'imports';

/** A result can list thousands of persons: so many at once still fit into memory. */
const RESULTS_AT_ONCE = 20;

/** Limits a query on imports to those whose result names this person, or anybody at all. */
export function whereResultNames(query: Knex.QueryBuilder, addressId?: string): void {
  const named = addressId === undefined ? '"addressId":' : `"addressId":${JSON.stringify(addressId)}`;
  void query.whereRaw("result like ? escape '\\'", [`%${named.replace(/[\\%_]/g, '\\$&')}%`]);
}

/** In which imports the person was left out, oldest first. */
export async function listSkipped(
  db: Queryable,
  { tenantId, addressId }: { readonly tenantId: string; readonly addressId: string },
): Promise<SkippedPerson[]> {
  const found: SkippedPerson[] = [];
  for (let last = 0; ;) {
    const query = db(IMPORTS)
      .where('tenant_id', tenantId)
      .where('import_id', '>', last)
      .orderBy('import_id')
      .limit(RESULTS_AT_ONCE);
    whereResultNames(query, addressId);
    const rows = (await query.select(
      'import_id',
      'estate_id',
      'user_id',
      'read_at',
      'result',
    )) as (ResultRow & {
      readonly estate_id: string;
      readonly user_id: string;
      readonly read_at: string | null;
    })[];
    for (const row of rows) {
      const entry = parseResult(row).skipped.find((skipped) => skipped.addressId === addressId);
      if (!entry) continue;
      found.push({
        importId: row.import_id,
        estateId: row.estate_id,
        importedBy: row.user_id,
        readAt: row.read_at,
        reason: entry.reason,
      });
    }
    const next = rows.at(-1)?.import_id;
    if (next === undefined || rows.length < RESULTS_AT_ONCE) return found;
    last = next;
  }
}

/** Takes one person out of the result of an import; the reason still counts. Inside a transaction. */
export async function forgetSkippedPerson(
  db: Queryable,
  tenantId: string,
  importId: number,
  addressId: string,
): Promise<void> {
  await rewriteResults(db, tenantId, { importIds: [importId], addressId });
}

/** Takes everybody out of the results of these imports; the reasons still count. Inside a transaction. */
export async function forgetAllSkipped(
  db: Queryable,
  tenantId: string,
  importIds: readonly number[],
): Promise<void> {
  // In the same order on every server, so that two of them never wait for each other.
  const sorted = importIds.toSorted((a, b) => a - b);
  for (let first = 0; first < sorted.length; first += RESULTS_AT_ONCE) {
    await rewriteResults(db, tenantId, { importIds: sorted.slice(first, first + RESULTS_AT_ONCE) });
  }
}

async function rewriteResults(
  db: Queryable,
  tenantId: string,
  { importIds, addressId }: { readonly importIds: readonly number[]; readonly addressId?: string },
): Promise<void> {
  const query = db(IMPORTS)
    .where('tenant_id', tenantId)
    .whereIn('import_id', [...importIds])
    .orderBy('import_id');
  whereResultNames(query, addressId);
  const rows = (await forUpdate(db, query).select('import_id', 'result')) as ResultRow[];
  for (const row of rows) {
    const result = parseResult(row);
    const skipped = result.skipped.map((entry) =>
      addressId === undefined || entry.addressId === addressId ? { reason: entry.reason } : entry,
    );
    await db(IMPORTS)
      .where({ tenant_id: tenantId, import_id: row.import_id })
      .update({ result: JSON.stringify({ ...result, skipped }) });
  }
}

function parseResult({ result }: ResultRow): ImportResult {
  return importResultSchema.parse(JSON.parse(result));
}
