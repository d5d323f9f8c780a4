import type { Queryable } from '../database/database.js';
import { insertInBlocks } from '../database/insert-in-blocks.js';
import type { ImportedProspect } from './prospect.js';
import type { ObjectKey } from './object-store.js';

/** A person who was imported into an object. */
export interface StoredProspect extends ImportedProspect {
  readonly importedAt: string;
  readonly updatedAt: string;
}

interface ProspectRow {
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
  readonly imported_at: string;
  readonly updated_at: string;
}

const PROSPECTS = 'prospects';

/** All prospects of an object, by address id. */
export async function listProspects(db: Queryable, key: ObjectKey): Promise<Map<string, StoredProspect>> {
  const rows = await db<ProspectRow>(PROSPECTS).where({ tenant_id: key.tenantId, object_id: key.objectId });
  return new Map(rows.map((row) => [row.address_id, toProspect(row)]));
}

/** Adds persons to an object or updates those who are there; `imported_at` keeps the first import. */
export async function saveProspects(
  db: Queryable,
  key: ObjectKey,
  prospects: readonly ImportedProspect[],
  at: string,
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
      imported_at: at,
      updated_at: at,
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
        'updated_at',
      ],
    },
  );
}

function toProspect(row: ProspectRow): StoredProspect {
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
    importedAt: row.imported_at,
    updatedAt: row.updated_at,
  };
}
