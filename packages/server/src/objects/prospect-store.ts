import { z } from 'zod';
import type { Queryable } from '../database/database.js';
import { insertInBlocks } from '../database/insert-in-blocks.js';
import { PROSPECT_WARNINGS, WITHDRAWN_CONSENT, type ImportedProspect } from './prospect.js';
import type { ObjectKey } from './object-store.js';

/** A person who was imported into an object. */
export interface StoredProspect extends ImportedProspect {
  readonly importedAt: string;
  readonly updatedAt: string;
  /** Who ticked the person in spite of a warning, and when. */
  readonly overriddenBy: string | null;
  readonly overriddenAt: string | null;
}

export interface ProspectRow {
  readonly tenant_id: string;
  readonly object_id: string;
  readonly address_id: string;
  readonly origin: ImportedProspect['origin'];
  readonly salutation: string;
  readonly title: string;
  readonly first_name: string;
  readonly last_name: string;
  readonly company: string;
  readonly email: string;
  readonly phone: string;
  readonly language: string;
  readonly consent: string;
  readonly note: string;
  readonly warnings: string;
  readonly overridden_by: string | null;
  readonly overridden_at: string | null;
  readonly imported_at: string;
  readonly updated_at: string;
}

const PROSPECTS = 'prospects';

/** All prospects of an object, by address id. */
export async function listProspects(db: Queryable, key: ObjectKey): Promise<Map<string, StoredProspect>> {
  const rows = await db<ProspectRow>(PROSPECTS).where({ tenant_id: key.tenantId, object_id: key.objectId });
  return new Map(rows.map((row) => [row.address_id, toStoredProspect(row)]));
}

export async function findProspect(
  db: Queryable,
  key: ObjectKey,
  addressId: string,
): Promise<StoredProspect | undefined> {
  const row = await db<ProspectRow>(PROSPECTS)
    .where({ tenant_id: key.tenantId, object_id: key.objectId, address_id: addressId })
    .first();
  return row && toStoredProspect(row);
}

/** A person to store; `override` keeps who overrode the same warnings earlier. */
export interface ProspectToSave extends ImportedProspect {
  readonly override?: { readonly userId: string | null; readonly at: string | null };
}

/** Adds persons to an object or updates those who are there; `imported_at` keeps the first import. */
export async function saveProspects(
  db: Queryable,
  key: ObjectKey,
  prospects: readonly ProspectToSave[],
  by: { readonly userId: string; readonly at: string },
): Promise<void> {
  await insertInBlocks(
    db,
    PROSPECTS,
    prospects.map((prospect) => ({
      tenant_id: key.tenantId,
      object_id: key.objectId,
      address_id: prospect.addressId,
      origin: prospect.origin,
      salutation: prospect.salutation,
      title: prospect.title,
      first_name: prospect.firstName,
      last_name: prospect.lastName,
      company: prospect.company,
      email: prospect.email,
      phone: prospect.phone,
      language: prospect.language,
      consent: prospect.consent,
      note: prospect.note,
      warnings: JSON.stringify(prospect.warnings),
      overridden_by: prospect.warnings.length > 0 ? (prospect.override ?? by).userId : null,
      overridden_at: prospect.warnings.length > 0 ? (prospect.override ?? by).at : null,
      imported_at: by.at,
      updated_at: by.at,
    })),
    {
      columns: ['tenant_id', 'object_id', 'address_id'],
      merge: [
        'origin',
        'salutation',
        'title',
        'first_name',
        'last_name',
        'company',
        'email',
        'phone',
        'language',
        'consent',
        'note',
        'warnings',
        'overridden_by',
        'overridden_at',
        'updated_at',
      ],
    },
  );
}

/** Notes that stored persons have withdrawn the consent to storage since they were imported. */
export async function noteWithdrawn(
  db: Queryable,
  key: ObjectKey,
  addressIds: readonly string[],
  at: string,
): Promise<void> {
  await db(PROSPECTS)
    .where({ tenant_id: key.tenantId, object_id: key.objectId })
    .whereIn('address_id', [...addressIds])
    .update({ consent: WITHDRAWN_CONSENT, updated_at: at });
}

/** Removes a person from an object; only the broker does that. False when he was not there. */
export async function removeProspect(db: Queryable, key: ObjectKey, addressId: string): Promise<boolean> {
  const removed = await db(PROSPECTS)
    .where({ tenant_id: key.tenantId, object_id: key.objectId, address_id: addressId })
    .delete();
  return removed > 0;
}

/** A row of `prospects` as the program sees it. */
export function toStoredProspect(row: ProspectRow): StoredProspect {
  return {
    addressId: row.address_id,
    origin: row.origin,
    salutation: row.salutation,
    title: row.title,
    firstName: row.first_name,
    lastName: row.last_name,
    company: row.company,
    email: row.email,
    phone: row.phone,
    language: row.language,
    consent: row.consent,
    note: row.note,
    warnings: z.array(z.enum(PROSPECT_WARNINGS)).parse(JSON.parse(row.warnings)),
    overriddenBy: row.overridden_by,
    overriddenAt: row.overridden_at,
    importedAt: row.imported_at,
    updatedAt: row.updated_at,
  };
}

export async function countProspects(db: Queryable, key: ObjectKey): Promise<number> {
  const [row] = await db(PROSPECTS)
    .where({ tenant_id: key.tenantId, object_id: key.objectId })
    .count<{ total: number }[]>({ total: '*' });
  return row?.total ?? 0;
}

/** How many persons each of the objects has; an object without any is missing. */
export async function countProspectsByObject(
  db: Queryable,
  tenantId: string,
  objectIds: readonly string[],
): Promise<Map<string, number>> {
  const rows = (await db(PROSPECTS)
    .where('tenant_id', tenantId)
    .whereIn('object_id', [...objectIds])
    .groupBy('object_id')
    .select('object_id')
    .count({ prospects: '*' })) as { object_id: string; prospects: number }[];
  return new Map(rows.map((row) => [row.object_id, row.prospects]));
}

/** How many of an object's persons have withdrawn the consent to storage since they were imported. */
export async function countWithdrawn(db: Queryable, key: ObjectKey): Promise<number> {
  const [row] = await db(PROSPECTS)
    .where({ tenant_id: key.tenantId, object_id: key.objectId, consent: WITHDRAWN_CONSENT })
    .count<{ total: number }[]>({ total: '*' });
  return row?.total ?? 0;
}
