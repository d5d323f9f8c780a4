import type { Knex } from 'knex';
import type { Queryable } from '../database/database.js';
import { countProspectsByObject } from '../objects/prospect-store.js';
import type { RetentionSettings } from '../tenants/tenant-settings-store.js';
import { cutoff, periodEnd, prospectDays, type DeadlineKind } from './retention-period.js';

/** When the prospects of an object are deleted. Times are UTC text. */
export interface ObjectDeadline {
  readonly objectId: string;
  readonly title: string;
  readonly objectNumber: string;
  readonly endsAt: string | null;
  readonly prospectCount: number;
  /** The later of the object's end and its latest import; without an end, of its latest import and save. */
  readonly countsFrom: string;
  readonly deletedAt: string;
  /** Nothing of a held object is deleted on its own. */
  readonly isHeld: boolean;
}

/** Where the next page begins. */
export interface DeadlineCursor {
  readonly countsFrom: string;
  readonly objectId: string;
}

export interface DeadlinePage {
  readonly items: readonly ObjectDeadline[];
  /** Absent on the last page. */
  readonly next?: DeadlineCursor;
}

interface DeadlineRow {
  readonly object_id: string;
  readonly title: string;
  readonly object_number: string;
  readonly ends_at: string | null;
  readonly counts_from: string;
  readonly held_by: string | null;
}

/** The column that the period of an object begins with beside its latest import. */
const BEGINNING: Readonly<Record<DeadlineKind, string>> = { ended: 'ends_at', open: 'updated_at' };

/** The tenant's objects with something to delete, the next deletion first; continues after `after`. */
export async function listDeadlines(
  db: Queryable,
  tenantId: string,
  page: {
    readonly kind: DeadlineKind;
    readonly settings: RetentionSettings;
    readonly limit: number;
    readonly after?: DeadlineCursor | undefined;
  },
): Promise<DeadlinePage> {
  const { kind, settings, limit, after } = page;
  const query = objectsOfKind(db, tenantId, kind).limit(limit + 1);
  if (after) {
    const { sql, columns } = laterOf(kind);
    void query.whereRaw(`(${sql}, ??) > (?, ?)`, [
      ...columns,
      'o.object_id',
      after.countsFrom,
      after.objectId,
    ]);
  }
  const rows = (await query) as DeadlineRow[];
  const shown = rows.slice(0, limit);
  const counts = await countProspectsByObject(
    db,
    tenantId,
    shown.map((row) => row.object_id),
  );
  const items = shown.map((row) => ({
    objectId: row.object_id,
    title: row.title,
    objectNumber: row.object_number,
    endsAt: row.ends_at,
    prospectCount: counts.get(row.object_id) ?? 0,
    countsFrom: row.counts_from,
    deletedAt: periodEnd(row.counts_from, prospectDays(kind, settings)),
    isHeld: row.held_by !== null,
  }));
  const last = items.at(-1);
  return rows.length > limit && last ? { items, next: last } : { items };
}

/** Ids of objects whose period is over and that nobody holds, the oldest first. */
export async function listDueObjects(
  db: Queryable,
  tenantId: string,
  due: {
    readonly kind: DeadlineKind;
    readonly settings: RetentionSettings;
    readonly now: number;
    readonly limit: number;
  },
): Promise<string[]> {
  const rows = (await dueObjects(db, tenantId, due).limit(due.limit)) as DeadlineRow[];
  return rows.map((row) => row.object_id);
}

/** How many objects {@link listDueObjects} would name without a limit. */
export async function countDueObjects(
  db: Queryable,
  tenantId: string,
  settings: RetentionSettings,
  now: number,
): Promise<number> {
  let count = 0;
  for (const kind of ['ended', 'open'] as const) {
    const query = dueObjects(db, tenantId, { kind, settings, now }).clearSelect().clearOrder();
    const [row] = (await query.count({ objects: '*' })) as { objects: number }[];
    count += row?.objects ?? 0;
  }
  return count;
}

/** Whether the period of an object is over, asked again after locking it. */
export function isDue(
  object: { readonly endsAt: string | null; readonly importedAt: string; readonly updatedAt: string },
  settings: RetentionSettings,
  now: number,
): boolean {
  const kind = object.endsAt === null ? 'open' : 'ended';
  const beginning = object.endsAt ?? object.updatedAt;
  const from = beginning > object.importedAt ? beginning : object.importedAt;
  return from < cutoff(now, prospectDays(kind, settings));
}

function dueObjects(
  db: Queryable,
  tenantId: string,
  { kind, settings, now }: { kind: DeadlineKind; settings: RetentionSettings; now: number },
): Knex.QueryBuilder {
  const before = cutoff(now, prospectDays(kind, settings));
  // The same as `isDue`: the later of both is over, so both are.
  return objectsOfKind(db, tenantId, kind)
    .where(`o.${BEGINNING[kind]}`, '<', before)
    .where('o.imported_at', '<', before)
    .whereNull('h.held_by');
}

function objectsOfKind(db: Queryable, tenantId: string, kind: DeadlineKind): Knex.QueryBuilder {
  const { sql, columns } = laterOf(kind);
  const query = db({ o: 'objects' })
    .leftJoin({ h: 'retention_holds' }, (join) => {
      void join.on('h.object_id', 'o.object_id').andOn('h.tenant_id', 'o.tenant_id');
    })
    .where('o.tenant_id', tenantId)
    .where((where) => {
      void where.whereExists(prospectsOfObject(db)).orWhereExists(inputsOfObject(db));
    })
    .select(
      'o.object_id',
      'o.title',
      'o.object_number',
      'o.ends_at',
      { counts_from: db.raw(sql, [...columns]) },
      'h.held_by',
    )
    .orderBy([{ column: 'counts_from' }, { column: 'o.object_id' }]);
  return kind === 'ended' ? query.whereNotNull('o.ends_at') : query.whereNull('o.ends_at');
}

/** Both engines compare the texts of times, but only one has `greatest`. */
function laterOf(kind: DeadlineKind): { readonly sql: string; readonly columns: readonly string[] } {
  const beginning = `o.${BEGINNING[kind]}`;
  return {
    sql: 'case when ?? > ?? then ?? else ?? end',
    columns: [beginning, 'o.imported_at', beginning, 'o.imported_at'],
  };
}

function prospectsOfObject(db: Queryable): Knex.QueryBuilder {
  return db({ p: 'prospects' })
    .select(db.raw('1'))
    .whereRaw('p.tenant_id = o.tenant_id')
    .whereRaw('p.object_id = o.object_id');
}

function inputsOfObject(db: Queryable): Knex.QueryBuilder {
  return db({ i: 'imports' })
    .select(db.raw('1'))
    .whereRaw('i.tenant_id = o.tenant_id')
    .whereRaw('i.estate_id = o.estate_id')
    .whereNotNull('i.sealed_input');
}
