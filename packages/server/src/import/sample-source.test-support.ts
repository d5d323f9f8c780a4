import { ESTATE_VALUE_FIELDS, type EstateValues } from '../objects/estate-values.js';
import type { ImportedProspect, Prospect } from '../objects/prospect.js';
import type { EstateSource } from './estate-source.js';
import type { ImportChoices } from './import-form.js';
import type { ImportInput } from './import-input.js';

/** A person as onOffice delivers one; only what a test is about has to be named. */
export function sampleProspect(parts: Partial<Prospect> = {}): Prospect {
  return {
    addressId: '2101',
    origin: 'manual',
    salutation: 'Herr',
    title: '',
    firstName: 'Peter',
    lastName: 'Mustermann',
    company: '',
    email: 'p.muster@123.ok',
    phone: '+498151234567',
    language: 'DEU',
    consent: 'speicherungzugestimmt',
    warnings: [],
    ...parts,
  };
}

export function sampleImported(parts: Partial<ImportedProspect> = {}): ImportedProspect {
  return { ...sampleProspect(parts), note: '', ...parts };
}

export function sampleValues(parts: Partial<EstateValues> = {}): EstateValues {
  const unknown = Object.fromEntries(ESTATE_VALUE_FIELDS.map((field) => [field, null])) as EstateValues;
  return {
    ...unknown,
    title: 'Schöne Immobilie in Aachen',
    objectNumber: 'AF437',
    areaCenti: '14250',
    areaKind: 'wohnflaeche',
    brokerUserId: '21',
    city: 'Aachen',
    marketingKind: 'kauf',
    ...parts,
  };
}

export function sampleSource(parts: Partial<EstateSource> = {}): EstateSource {
  return {
    estateId: '1437',
    readAt: '2026-11-23T09:00:00.000Z',
    values: sampleValues(),
    prospects: [sampleProspect()],
    keptUntil: new Map(),
    unreadableAddressIds: [],
    users: undefined,
    userName: { firstName: 'Joachim', lastName: 'Klein' },
    ...parts,
  };
}

/** What the form says when these persons were shown and all of them left ticked. */
export function sampleChoices(shown: readonly string[], parts: Partial<ImportChoices> = {}): ImportChoices {
  return {
    importsProspects: true,
    importsAutomatic: true,
    updatesObject: true,
    takesBack: [],
    shown: new Set(shown),
    ticked: new Set(shown),
    shownNotes: new Map(),
    notes: new Map(shown.map((id) => [id, ''])),
    ...parts,
  };
}

export function sampleInput(parts: Partial<ImportInput> = {}): ImportInput {
  return {
    version: 1,
    estateId: '1437',
    readAt: '2026-11-23T09:00:00.000Z',
    updatesObject: true,
    takesBack: [],
    estate: { ...sampleValues() },
    prospects: [sampleImported()],
    notChosen: [],
    vanishedAddressIds: [],
    ...parts,
  };
}
