import { randomUUID } from 'node:crypto';
import { forUpdate, type Queryable } from '../database/database.js';
import type { EstateValueField } from './estate-values.js';

export type ObjectState = 'draft' | 'complete';
export type BusinessRelation = 'b2c' | 'b2b';

/** An imported estate in the offer procedure. Times are UTC text, money is cents. */
export interface OfferObject {
  readonly objectId: string;
  readonly tenantId: string;
  readonly estateId: string;
  readonly state: ObjectState;
  /** Grows with each save. */
  readonly version: number;
  readonly title: string;
  readonly objectNumber: string;
  readonly areaCenti: number | null;
  readonly brokerUserId: string | null;
  readonly city: string;
  readonly businessRelation: BusinessRelation;
  readonly startsAt: string | null;
  readonly endsAt: string | null;
  readonly startPriceCents: number | null;
  readonly targetPriceCents: number | null;
  readonly detailsUrl: string;
  readonly importedAt: string;
  readonly importedBy: string;
  /** When it was put out of the way; `null` for an object that the overview shows. */
  readonly archivedAt: string | null;
  readonly archivedBy: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
}

interface ObjectRow {
  readonly object_id: string;
  readonly tenant_id: string;
  readonly estate_id: string;
  readonly state: ObjectState;
  readonly version: number;
  readonly title: string;
  readonly object_number: string;
  readonly area_centi: number | null;
  readonly broker_user_id: string | null;
  readonly city: string;
  readonly business_relation: BusinessRelation;
  readonly starts_at: string | null;
  readonly ends_at: string | null;
  readonly start_price_cents: number | null;
  readonly target_price_cents: number | null;
  readonly details_url: string;
  readonly imported_at: string;
  readonly imported_by: string;
  readonly archived_at: string | null;
  readonly archived_by: string | null;
  readonly created_at: string;
  readonly updated_at: string;
}

/** Objects without an end come last where the end sorts. */
const NO_END = '9999-12-31T23:59:59.999Z';

const OBJECTS = 'objects';

/** Names an object inside its tenant; there is no way to ask for one without the tenant. */
export interface ObjectKey {
  readonly tenantId: string;
  readonly objectId: string;
}

export async function findObject(db: Queryable, key: ObjectKey): Promise<OfferObject | undefined> {
  const row = await byKey(db, key).first<ObjectRow | undefined>();
  return row && toObject(row);
}

/** Loads an object and locks it until the transaction ends. */
export async function lockObject(db: Queryable, key: ObjectKey): Promise<OfferObject | undefined> {
  const row = (await forUpdate(db, byKey(db, key)).first()) as ObjectRow | undefined;
  return row && toObject(row);
}

export async function findObjectByEstate(
  db: Queryable,
  tenantId: string,
  estateId: string,
): Promise<OfferObject | undefined> {
  const row = await db<ObjectRow>(OBJECTS).where({ tenant_id: tenantId, estate_id: estateId }).first();
  return row && toObject(row);
}

/**
 * The object of an estate, made as a draft if there is none yet. Locked until the transaction ends; of two
 * imports at the same time one makes it and the other finds it.
 */
export async function lockOrCreateObject(
  db: Queryable,
  entry: {
    readonly tenantId: string;
    readonly estateId: string;
    readonly userId: string;
    readonly at: string;
  },
): Promise<{ readonly object: OfferObject; readonly created: boolean }> {
  const inserted = await db(OBJECTS)
    .insert({
      object_id: randomUUID(),
      tenant_id: entry.tenantId,
      estate_id: entry.estateId,
      state: 'draft',
      version: 1,
      title: '',
      object_number: '',
      city: '',
      business_relation: 'b2c',
      details_url: '',
      imported_at: entry.at,
      imported_by: entry.userId,
      created_at: entry.at,
      updated_at: entry.at,
    })
    .onConflict(['tenant_id', 'estate_id'])
    .ignore()
    .returning('object_id');
  const query = db(OBJECTS).where({ tenant_id: entry.tenantId, estate_id: entry.estateId });
  const row = (await forUpdate(db, query).first()) as ObjectRow;
  return { object: toObject(row), created: inserted.length > 0 };
}

export async function noteImport(
  db: Queryable,
  key: ObjectKey,
  entry: { readonly userId: string; readonly at: string },
): Promise<void> {
  await byKey(db, key).update({ imported_at: entry.at, imported_by: entry.userId });
}

/** What the object form stores beside the base values. */
export interface ObjectDetails {
  readonly state: ObjectState;
  readonly businessRelation: BusinessRelation;
  readonly startsAt: string | null;
  readonly endsAt: string | null;
  readonly startPriceCents: number | null;
  readonly targetPriceCents: number | null;
  readonly detailsUrl: string;
}

/** Stores the details and counts the version up. The caller has locked the object and compared versions. */
export async function saveDetails(
  db: Queryable,
  key: ObjectKey,
  details: ObjectDetails,
  at: string,
): Promise<void> {
  await byKey(db, key)
    .update({
      state: details.state,
      business_relation: details.businessRelation,
      starts_at: details.startsAt,
      ends_at: details.endsAt,
      start_price_cents: details.startPriceCents,
      target_price_cents: details.targetPriceCents,
      sort_end: details.endsAt ?? NO_END,
      details_url: details.detailsUrl,
      updated_at: at,
    })
    .increment('version', 1);
}

/** Makes forms notice that were shown before. */
export async function countVersionUp(db: Queryable, key: ObjectKey): Promise<void> {
  await byKey(db, key).increment('version', 1);
}

/** The values in force, which lists show, sort and search. */
export async function saveEffectiveValues(
  db: Queryable,
  key: ObjectKey,
  effective: (field: EstateValueField) => string,
): Promise<void> {
  await byKey(db, key).update({
    title: effective('title'),
    object_number: effective('objectNumber'),
    area_centi: effective('areaCenti') === '' ? null : Number(effective('areaCenti')),
    broker_user_id: effective('brokerUserId') || null,
    city: effective('city'),
    search_text: searchText([effective('title'), effective('objectNumber'), effective('city')]),
    sort_title: sortText(effective('title')),
  });
}

/** Searched with `like`; lower-cased here, because SQLite's `lower` knows ASCII only. */
function searchText(parts: readonly string[]): string {
  return parts.join(' ').toLowerCase();
}

/** Sorts „Ärztehaus“ beside „Altbau“ on both engines, whatever the database's collation makes of accents and case. */
function sortText(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ß', 'ss').toLowerCase();
}

function byKey(db: Queryable, { tenantId, objectId }: ObjectKey) {
  return db(OBJECTS).where({ tenant_id: tenantId, object_id: objectId });
}

export function toObject(row: ObjectRow): OfferObject {
  return {
    objectId: row.object_id,
    tenantId: row.tenant_id,
    estateId: row.estate_id,
    state: row.state,
    version: row.version,
    title: row.title,
    objectNumber: row.object_number,
    areaCenti: row.area_centi,
    brokerUserId: row.broker_user_id,
    city: row.city,
    businessRelation: row.business_relation,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    startPriceCents: row.start_price_cents,
    targetPriceCents: row.target_price_cents,
    detailsUrl: row.details_url,
    importedAt: row.imported_at,
    importedBy: row.imported_by,
    archivedAt: row.archived_at,
    archivedBy: row.archived_by,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
