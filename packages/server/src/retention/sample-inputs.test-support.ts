import { randomUUID } from 'node:crypto';
import type { SecretBox } from '../encryption/secret-box.js';
import { insertImport, saveImportResult } from '../import/import-ledger.js';
import type { ImportInput } from '../import/import-input.js';
import type { Queryable } from '../database/database.js';
import { ESTATE_VALUE_FIELDS } from '../objects/estate-values.js';
import { lockOrCreateObject, noteImport, type ObjectKey } from '../objects/object-store.js';
import type { ImportedProspect } from '../objects/prospect.js';
import { saveProspects } from '../objects/prospect-store.js';

const READ_AT = '2026-11-01T09:00:00.000Z';

/** A person whose every field holds his number, so that a search finds what is left of him. */
export function personOf(
  addressId: string,
  parts: Partial<ImportedProspect> = {},
): ImportInput['prospects'][number] {
  return {
    addressId,
    origin: 'manual',
    salutation: 'Herr',
    title: 'Dr.',
    firstName: `Vor${addressId}`,
    lastName: `Nach${addressId}`,
    company: `Firma${addressId}`,
    email: `mail${addressId}@example.org`,
    phone: `+4924${addressId}`,
    language: 'DEU',
    consent: 'speicherungzugestimmt',
    warnings: [],
    note: `Notiz${addressId}`,
    ...parts,
  };
}

export function inputWith(parts: Partial<ImportInput> = {}): ImportInput {
  return {
    version: 1,
    estateId: '1437',
    readAt: READ_AT,
    updatesObject: true,
    takesBack: [],
    estate: Object.fromEntries(ESTATE_VALUE_FIELDS.map((field) => [field, null])) as ImportInput['estate'],
    prospects: [],
    notChosen: [],
    vanishedAddressIds: [],
    ...parts,
  };
}

/** Writes an object with persons and the ledger row of its import, as „Weiter“ does. */
export async function storeImport(
  db: Queryable,
  box: SecretBox,
  tenantId: string,
  entry: {
    readonly estateId: string;
    readonly persons: readonly ImportInput['prospects'][number][];
    readonly readAt?: string;
    readonly endsAt?: string | null;
    readonly title?: string;
    /** A ledger row alone, as of somebody whom the broker has removed from the object since. */
    readonly isOnlyInput?: boolean;
    readonly notChosen?: ImportInput['notChosen'];
  },
): Promise<ObjectKey & { readonly importId: number }> {
  const { estateId, persons, readAt = READ_AT, endsAt = null, title = '', notChosen = [] } = entry;
  const by = { userId: '21', at: readAt };
  const input = inputWith({ estateId, readAt, prospects: [...persons], notChosen });
  const origin = { tenantId, userId: '21', estateId, requestId: randomUUID() };
  const importId = await insertImport(db, box, {
    ...origin,
    input,
    formTokenHash: null,
    replayOf: null,
    at: readAt,
  });
  const { object } = await lockOrCreateObject(db, { tenantId, estateId, ...by });
  const key = { tenantId, objectId: object.objectId };
  await noteImport(db, key, by);
  await db('objects')
    .where({ tenant_id: tenantId, object_id: key.objectId })
    .update({ ends_at: endsAt, updated_at: readAt, title });
  if (!entry.isOnlyInput) await saveProspects(db, key, persons, by);
  await saveImportResult(db, tenantId, importId, {
    objectId: key.objectId,
    object: 'created',
    prospects: { added: persons.length, updated: 0, unchanged: 0 },
    skipped: notChosen.map(({ addressId, reason }) => ({ addressId, reason })),
  });
  return { ...key, importId };
}
