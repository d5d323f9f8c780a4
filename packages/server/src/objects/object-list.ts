import type { Knex } from 'knex';
import type { Queryable } from '../database/database.js';
import type { ObjectState } from './object-store.js';
import { countProspectsByObject } from './prospect-store.js';

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
  readonly isArchived: boolean;
  readonly prospectCount: number;
}

export interface ObjectListFilter {
  /** Part of title, number or city. */
  readonly text?: string;
  /** Without `archived`, objects out of the way are not listed. */
  readonly state?: ObjectState | 'archived';
  readonly brokerUserId?: string;
}

/** Latest import first, earliest end first, or by title. */
export type ObjectSort = 'imported' | 'end' | 'title';

/** The last line of a page: the next page begins behind it. */
export interface ObjectListCursor {
  readonly value: string;
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
  readonly archived_at: string | null;
  readonly sort_value: string;
}

const SORTS: Readonly<Record<ObjectSort, { readonly column: string; readonly order: 'asc' | 'desc' }>> = {
  imported: { column: 'imported_at', order: 'desc' },
  end: { column: 'sort_end', order: 'asc' },
  title: { column: 'sort_title', order: 'asc' },
};

/** A page of the tenant's objects. Continues by value, not by position: a new object shifts nothing. */
export async function listObjects(
  db: Queryable,
  tenantId: string,
  options: {
    readonly filter: ObjectListFilter;
    /** The only user whose own objects are listed, see {@link isOwnObject}; all objects without it. */
    readonly ownedBy?: string | undefined;
    readonly sort: ObjectSort;
    readonly limit: number;
    readonly after?: ObjectListCursor;
  },
): Promise<ObjectListPage> {
  const { column, order } = SORTS[options.sort];
  const query = db('objects')
    .where('tenant_id', tenantId)
    .modify(applyFilter, options.filter)
    .modify(onlyOwn, options.ownedBy)
    .orderBy([
      { column, order },
      { column: 'object_id', order },
    ])
    .limit(options.limit + 1);
  if (options.after) {
    const comparison = order === 'asc' ? '>' : '<';
    void query.whereRaw(`(??, object_id) ${comparison} (?, ?)`, [
      column,
      options.after.value,
      options.after.objectId,
    ]);
  }
  const rows = (await query.select('*', { sort_value: column })) as ListRow[];
  const shown = rows.slice(0, options.limit);
  const counts = await countProspectsByObject(
    db,
    tenantId,
    shown.map((row) => row.object_id),
  );
  const items = shown.map((row) => toItem(row, counts.get(row.object_id) ?? 0));
  const last = shown.at(-1);
  return rows.length > options.limit && last
    ? { items, next: { value: last.sort_value, objectId: last.object_id } }
    : { items };
}

/** Whether the tenant has objects that the overview does not show. */
export async function hasArchivedObjects(
  db: Queryable,
  tenantId: string,
  ownedBy: string | undefined,
): Promise<boolean> {
  const query = db('objects').where('tenant_id', tenantId).whereNotNull('archived_at');
  return (await query.modify(onlyOwn, ownedBy).first('object_id')) !== undefined;
}

function applyFilter(query: Knex.QueryBuilder, filter: ObjectListFilter): void {
  if (filter.state === 'archived') void query.whereNotNull('archived_at');
  else {
    void query.whereNull('archived_at');
    if (filter.state !== undefined) void query.where('state', filter.state);
  }
  if (filter.brokerUserId !== undefined) void query.where('broker_user_id', filter.brokerUserId);
  if (filter.text === undefined) return;
  const pattern = `%${filter.text.toLowerCase().replace(/[\\%_]/g, (char) => `\\${char}`)}%`;
  void query.whereRaw(`search_text like ? escape '\\'`, [pattern]);
}

/** The same rule as {@link isOwnObject}, in SQL. */
function onlyOwn(query: Knex.QueryBuilder, userId: string | undefined): void {
  if (userId === undefined) return;
  void query.where((own) => {
    void own.where('broker_user_id', userId).orWhere('imported_by', userId);
  });
}

function toItem(row: ListRow, prospectCount: number): ObjectListItem {
  return {
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
    isArchived: row.archived_at !== null,
    prospectCount,
  };
}
