import type { Queryable } from '../database/database.js';
import { restoreInside } from '../objects/archive-object.js';
import {
  countVersionUp,
  findObject,
  lockOrCreateObject,
  noteImport,
  type ObjectKey,
  type OfferObject,
} from '../objects/object-store.js';
import { giveUpHandValues, saveOnOfficeValues } from '../objects/object-value-store.js';
import { consentStateOf, type ImportedProspect } from '../objects/prospect.js';
import {
  listProspects,
  noteWithdrawn,
  saveProspects,
  type ProspectToSave,
  type StoredProspect,
} from '../objects/prospect-store.js';
import type { ImportInput, ImportResult } from './import-input.js';

/**
 * Writes an import: the object with its base values, and the chosen persons. Runs inside the caller's
 * transaction and reads nothing but the database, so that „Weiter“ and a replay are the same code.
 *
 * Persons who are stored but not in the input stay: only the broker removes somebody.
 *
 * @param keepsHandWork a replay leaves alone what the broker typed since: notes, and values changed by hand.
 *   „Weiter“ brings the broker's newest notes, gives up the values that he ticked, and brings an archived
 *   object back: who imports it wants to work on it.
 */
export async function applyImport(
  db: Queryable,
  entry: {
    readonly tenantId: string;
    readonly userId: string;
    readonly at: string;
    readonly keepsHandWork: boolean;
  },
  input: ImportInput,
): Promise<ImportResult> {
  const { object, created } = await lockOrCreateObject(db, { ...entry, estateId: input.estateId });
  const key: ObjectKey = { tenantId: entry.tenantId, objectId: object.objectId };

  const takesValues = created || input.updatesObject;
  const tookBack = !entry.keepsHandWork && (await giveUpHandValues(db, key, input.takesBack));
  const saved = takesValues && (await saveOnOfficeValues(db, key, input.estate, input.readAt));
  await noteImport(db, key, entry);
  // A form that is open somewhere still shows the values from before: its save has to notice.
  if (!created && hasOtherFormValues(object, await findObject(db, key))) await countVersionUp(db, key);
  const restores = object.archivedAt !== null && !entry.keepsHandWork;
  if (restores) await restoreInside(db, { key, userId: entry.userId, now: Date.parse(entry.at) });

  return {
    objectId: object.objectId,
    object: created ? 'created' : tookBack || saved ? 'updated' : 'unchanged',
    ...(restores ? { restored: true } : {}),
    prospects: await applyProspects(db, key, input, entry),
    skipped: [
      ...input.notChosen.map(({ addressId, reason }) => ({ addressId, reason })),
      ...input.vanishedAddressIds.map((addressId) => ({ addressId, reason: 'vanished' as const })),
    ],
  };
}

/** Whether the values in force are others than those that Objekt-Details showed. */
function hasOtherFormValues(before: OfferObject, after: OfferObject | undefined): boolean {
  const fields = ['title', 'objectNumber', 'areaCenti', 'brokerUserId'] as const;
  return after !== undefined && fields.some((field) => before[field] !== after[field]);
}

async function applyProspects(
  db: Queryable,
  key: ObjectKey,
  { prospects, notChosen }: Pick<ImportInput, 'prospects' | 'notChosen'>,
  entry: { readonly userId: string; readonly at: string; readonly keepsHandWork: boolean },
): Promise<ImportResult['prospects']> {
  const stored = await listProspects(db, key);
  const toWrite: ProspectToSave[] = [];
  let updated = 0;
  for (const { keepsNote, ...prospect } of prospects) {
    const before = stored.get(prospect.addressId);
    const wanted =
      before && (entry.keepsHandWork || keepsNote) ? { ...prospect, note: before.note } : prospect;
    if (before && isSame(before, wanted)) continue;
    if (before) updated += 1;
    toWrite.push(
      before && hasSameWarnings(before, wanted) ? { ...wanted, override: overrideOf(before) } : wanted,
    );
  }
  await saveProspects(db, key, toWrite, entry);
  // Whoever withdrew his consent stays until the broker removes him, but nobody may overlook it.
  const withdrawn = notChosen.filter(({ addressId, consent }) => {
    const before = stored.get(addressId);
    return (
      before && consentStateOf(consent) === 'withdrawn' && consentStateOf(before.consent) !== 'withdrawn'
    );
  });
  await noteWithdrawn(
    db,
    key,
    withdrawn.map(({ addressId }) => addressId),
    entry.at,
  );
  return { added: toWrite.length - updated, updated, unchanged: prospects.length - toWrite.length };
}

/** The broker decided about these warnings already; about new ones he decides now. */
function hasSameWarnings(before: StoredProspect, wanted: ImportedProspect): boolean {
  return JSON.stringify(before.warnings) === JSON.stringify(wanted.warnings);
}

function overrideOf({ overriddenBy, overriddenAt }: StoredProspect): NonNullable<ProspectToSave['override']> {
  return { userId: overriddenBy, at: overriddenAt };
}

function isSame(stored: StoredProspect, wanted: ImportedProspect): boolean {
  return (Object.keys(wanted) as (keyof ImportedProspect)[]).every(
    (field) => JSON.stringify(stored[field]) === JSON.stringify(wanted[field]),
  );
}
