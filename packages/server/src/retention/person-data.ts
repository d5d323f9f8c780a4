import type { Queryable } from '../database/database.js';
import type { SecretBox } from '../encryption/secret-box.js';
import type { ImportInput, SkipReason } from '../import/import-input.js';
import { toStoredProspect, type ProspectRow, type StoredProspect } from '../objects/prospect-store.js';
import { eachStoredInput, mayMention, parseStoredInput } from './stored-inputs.js';
import { listSkipped } from './stored-results.js';

/** A person as he is stored in one object. Times are UTC text. */
export interface PersonInObject extends StoredProspect {
  readonly objectId: string;
  readonly objectTitle: string;
  readonly objectNumber: string;
}

/** A person in the stored input or the result of one import: as he was imported, or why he was left out. */
export interface PersonInImport {
  readonly importId: number;
  readonly estateId: string;
  readonly importedBy: string;
  readonly readAt: string | null;
  readonly imported: ImportInput['prospects'][number] | undefined;
  readonly leftOut: SkipReason | undefined;
}

/** Everything that is stored of a person. */
export interface PersonData {
  readonly addressId: string;
  readonly objects: readonly PersonInObject[];
  readonly imports: readonly PersonInImport[];
  /** False when the limit was reached before all stored inputs were searched. */
  readonly isComplete: boolean;
  /** Inputs that no key of this server opens; nobody can say who is in them. */
  readonly unreadableInputs: number;
}

interface PersonRow extends ProspectRow {
  readonly object_title: string;
  readonly object_number: string;
}

/**
 * Collects what is stored of a person, whom onOffice's number of the address names.
 *
 * @param maxInputs how many stored inputs are searched at most; all of them by default
 */
export async function collectPersonData(
  db: Queryable,
  box: SecretBox,
  person: { readonly tenantId: string; readonly addressId: string },
  maxInputs = Number.POSITIVE_INFINITY,
): Promise<PersonData> {
  const imports: PersonInImport[] = [];
  let unreadableInputs = 0;
  let searched = 0;
  let isComplete = true;
  for await (const stored of eachStoredInput(db, box, person.tenantId)) {
    if (searched >= maxInputs) {
      isComplete = false;
      break;
    }
    searched += 1;
    if (stored.json === undefined) unreadableInputs += 1;
    if (stored.json === undefined || !mayMention(stored.json, person.addressId)) continue;
    const part = partOf(parseStoredInput(stored.json), person.addressId);
    if (!part) continue;
    const { importId, estateId, userId: importedBy, readAt } = stored;
    imports.push({ importId, estateId, importedBy, readAt, ...part });
  }
  const known = new Set(imports.map(({ importId }) => importId));
  // A result says the same as its input, but stays readable when the input is not.
  for (const { reason, ...skipped } of await listSkipped(db, person)) {
    if (!known.has(skipped.importId)) imports.push({ ...skipped, imported: undefined, leftOut: reason });
  }
  return {
    addressId: person.addressId,
    objects: await listObjectsOf(db, person),
    imports: imports.toSorted((a, b) => a.importId - b.importId),
    isComplete,
    unreadableInputs,
  };
}

async function listObjectsOf(
  db: Queryable,
  { tenantId, addressId }: { readonly tenantId: string; readonly addressId: string },
): Promise<PersonInObject[]> {
  const rows = (await db({ p: 'prospects' })
    .join({ o: 'objects' }, (join) => {
      void join.on('o.object_id', 'p.object_id').andOn('o.tenant_id', 'p.tenant_id');
    })
    .where({ 'p.tenant_id': tenantId, 'p.address_id': addressId })
    .orderBy([{ column: 'p.imported_at', order: 'desc' }, { column: 'p.object_id' }])
    .select('p.*', { object_title: 'o.title', object_number: 'o.object_number' })) as PersonRow[];
  return rows.map((row) => ({
    objectId: row.object_id,
    objectTitle: row.object_title,
    objectNumber: row.object_number,
    ...toStoredProspect(row),
  }));
}

function partOf(
  input: ImportInput,
  addressId: string,
): Pick<PersonInImport, 'imported' | 'leftOut'> | undefined {
  const isPerson = (candidate: { readonly addressId: string }) => candidate.addressId === addressId;
  const imported = input.prospects.find(isPerson);
  const leftOut =
    input.notChosen.find(isPerson)?.reason ??
    (input.vanishedAddressIds.includes(addressId) ? 'vanished' : undefined);
  return imported || leftOut ? { imported, leftOut } : undefined;
}
