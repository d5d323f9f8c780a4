import { isImportable, type ImportedProspect, type Prospect } from '../objects/prospect.js';
import type { EstateSource } from './estate-source.js';
import type { ImportChoices } from './import-form.js';
import type { ImportInput, NotChosenReason } from './import-input.js';

/**
 * Joins what onOffice says now with what the broker decided on the page: ticked persons who are still
 * there are imported, withdrawn ones never, and whoever is new since the page was shown waits.
 */
export function planImport(source: EstateSource, choices: ImportChoices): ImportInput {
  const prospects: ImportedProspect[] = [];
  const notChosen: ImportInput['notChosen'] = [];
  for (const prospect of source.prospects) {
    const reason = reasonAgainst(prospect, choices);
    const { addressId, origin, consent } = prospect;
    if (reason) notChosen.push({ addressId, origin, consent, reason });
    else prospects.push({ ...prospect, ...noteOf(addressId, choices) });
  }
  const present = new Set(source.prospects.map(({ addressId }) => addressId));
  return {
    version: 1,
    estateId: source.estateId,
    readAt: source.readAt,
    updatesObject: choices.updatesObject,
    takesBack: choices.updatesObject ? [...choices.takesBack] : [],
    estate: { ...source.values },
    prospects,
    notChosen,
    vanishedAddressIds: choices.importsProspects ? [...choices.ticked].filter((id) => !present.has(id)) : [],
  };
}

/** Whoever leaves a note as the page showed it does not take back what a colleague wrote meanwhile. */
function noteOf(
  addressId: string,
  { notes, shownNotes }: ImportChoices,
): Pick<ImportedProspect, 'note' | 'keepsNote'> {
  const note = notes.get(addressId) ?? '';
  return note === shownNotes.get(addressId) || (note === '' && !shownNotes.has(addressId))
    ? { note, keepsNote: true }
    : { note };
}

function reasonAgainst(
  prospect: Pick<Prospect, 'addressId' | 'consent' | 'origin'>,
  choices: ImportChoices,
): NotChosenReason | undefined {
  if (!choices.importsProspects) return 'prospects_off';
  if (!choices.shown.has(prospect.addressId)) return 'new_since_shown';
  if (!isImportable(prospect)) return 'withdrawn';
  if (prospect.origin === 'automatic' && !choices.importsAutomatic) return 'automatic_off';
  return choices.ticked.has(prospect.addressId) ? undefined : 'unticked';
}
