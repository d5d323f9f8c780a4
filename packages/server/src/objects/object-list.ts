import type { Queryable } from '../database/database.js';
import type { ObjectState } from './object-store.js';

/** A line of Administration › Objekte. */
export interface ObjectListItem {
  readonly objectId: string;
  readonly title: string;
  readonly objectNumber: string;
  readonly city: string;
  readonly brokerUserId: string | null;
  readonly state: ObjectState;
  readonly startsAt: string | null;
  readonly endsAt: string | null;
  readonly startPriceCents: number | null;
  readonly importedAt: string;
  readonly importedBy: string;
  readonly prospectCount: number;
}

/** Where the next page begins. */
export interface ObjectListCursor {
  readonly importedAt: string;
  readonly objectId: string;
}

export interface ObjectListPage {
  readonly items: readonly ObjectListItem[];
  /** Absent on the last page. */
  readonly next?: ObjectListCursor;
}

interface ListRow {
  readonly object_id: string;
  readonly title: string;
  readonly object_number: string;
  readonly city: string;
  readonly broker_user_id: string | null;
  readonly state: ObjectState;
  readonly starts_at: string | null;
  readonly ends_at: string | null;
  readonly start_price_cents: number | null;
  readonly imported_at: string;
  readonly imported_by: string;
}

/** The tenant's objects, latest import first; continues after `after`. */
export async function listObjects(
  db: Queryable,
  tenantId: string,
  { limit, after }: { readonly limit: number; readonly after?: ObjectListCursor },
): Promise<ObjectListPage> {
  const query = db('objects')
    .where('tenant_id', tenantId)
    .orderBy([
      { column: 'imported_at', order: 'desc' },
      { column: 'object_id', order: 'desc' },
    ])
    .limit(limit + 1);
  if (after) {
    void query.where((where) => {
      void where
        .where('imported_at', '<', after.importedAt)
        .orWhere(
          (same) => void same.where('imported_at', after.importedAt).where('object_id', '<', after.objectId),
        );
    });
  }
  const rows = (await query.select()) as ListRow[];
  const shown = rows.slice(0, limit);
  const counts = await countProspects(
    db,
    tenantId,
    shown.map((row) => row.object_id),
  );
  const items = shown.map((row) => ({
    objectId: row.object_id,
    title: row.title,
    objectNumber: row.object_number,
    city: row.city,
    brokerUserId: row.broker_user_id,
    state: row.state,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    startPriceCents: row.start_price_cents,
    importedAt: row.imported_at,
    importedBy: row.imported_by,
    prospectCount: counts.get(row.object_id) ?? 0,
  }));
  const last = items.at(-1);
  return rows.length > limit && last ? { items, next: last } : { items };
}

async function countProspects(
  db: Queryable,
  tenantId: string,
  objectIds: readonly string[],
): Promise<Map<string, number>> {
  const rows = (await db('prospects')
    .where('tenant_id', tenantId)
    .whereIn('object_id', objectIds)
    .groupBy('object_id')
    .select('object_id')
    .count({ prospects: '*' })) as { object_id: string; prospects: number }[];
  return new Map(rows.map((row) => [row.object_id, row.prospects]));
}
