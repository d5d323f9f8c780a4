import type { Knex } from 'knex';
import type { Queryable } from '../database/database.js';
import type { RetentionSettings } from '../tenants/tenant-settings-store.js';
import { cutoff, periodEnd } from './retention-period.js';

/** The stored inputs of a tenant's imports as a whole. */
export interface InputOverview {
  readonly count: number;
  /** UTC; `undefined` when there are none. */
  readonly nextDeletionAt: string | undefined;
}

/** What is stored of imports, and when the oldest of it is deleted. */
export async function inputOverview(
  db: Queryable,
  tenantId: string,
  { inputDays }: RetentionSettings,
): Promise<InputOverview> {
  const [row] = (await db({ i: 'imports' })
    .where('i.tenant_id', tenantId)
    .whereNotNull('i.sealed_input')
    .count({ inputs: '*' })
    .min({ oldest: 'i.read_at' })) as { inputs: number; oldest: string | null }[];
  const [notHeld] = (await notHeldInputs(db, tenantId).min({ oldest: 'i.read_at' })) as {
    oldest: string | null;
  }[];
  const oldest = notHeld?.oldest;
  return { count: row?.inputs ?? 0, nextDeletionAt: oldest ? periodEnd(oldest, inputDays) : undefined };
}

/** Imports whose input has passed its period and whose object nobody holds, the oldest first. */
export async function listDueInputs(
  db: Queryable,
  tenantId: string,
  due: { readonly settings: RetentionSettings; readonly now: number; readonly limit: number },
): Promise<number[]> {
  const rows = (await dueInputs(db, tenantId, due)
    .orderBy('i.read_at')
    .limit(due.limit)
    .select('i.import_id')) as { import_id: number }[];
  return rows.map((row) => row.import_id);
}

export async function countDueInputs(
  db: Queryable,
  tenantId: string,
  settings: RetentionSettings,
  now: number,
): Promise<number> {
  const [row] = (await dueInputs(db, tenantId, { settings, now }).count({ inputs: '*' })) as {
    inputs: number;
  }[];
  return row?.inputs ?? 0;
}

/** The age of an input is that of what was read, also in a replay, which stores it a second time. */
function dueInputs(
  db: Queryable,
  tenantId: string,
  { settings, now }: { settings: RetentionSettings; now: number },
): Knex.QueryBuilder {
  return notHeldInputs(db, tenantId).where('i.read_at', '<', cutoff(now, settings.inputDays));
}

function notHeldInputs(db: Queryable, tenantId: string): Knex.QueryBuilder {
  const holds = db({ h: 'retention_holds' })
    .join({ o: 'objects' }, (join) => {
      void join.on('o.object_id', 'h.object_id').andOn('o.tenant_id', 'h.tenant_id');
    })
    .select(db.raw('1'))
    .whereRaw('o.tenant_id = i.tenant_id')
    .whereRaw('o.estate_id = i.estate_id');
  return db({ i: 'imports' })
    .where('i.tenant_id', tenantId)
    .whereNotNull('i.sealed_input')
    .whereNotExists(holds);
}
