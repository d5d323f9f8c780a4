import {
  EDITABLE_VALUE_FIELDS,
  type EditableValueField,
  type EstateValueField,
} from '../objects/estate-values.js';
import type { OfferObject } from '../objects/object-store.js';
import type { ObjectValue } from '../objects/object-value-store.js';
import {
  consentStateOf,
  displayName,
  isImportable,
  isPreselected,
  type Prospect,
  type ProspectOrigin,
  type ProspectWarning,
} from '../objects/prospect.js';
import type { StoredProspect } from '../objects/prospect-store.js';
import type { EstateSource } from './estate-source.js';
import { MAX_NOTE_LENGTH, showNotes, type ImportChoices } from './import-form.js';
import type { Removal } from './list-removals.js';
import { isFound } from './list-tools.js';

/** A line of the wizard's list. */
export interface WizardPerson {
  readonly addressId: string;
  readonly name: string;
  /** The company, unless it is the name already. */
  readonly company: string;
  /** „e-mail, phone“; either may be missing. */
  readonly contact: string;
  readonly origin: ProspectOrigin;
  readonly importable: boolean;
  readonly isStored: boolean;
  readonly ticked: boolean;
  /** Kept in the form, but not among those whom the search shows. */
  readonly hidden: boolean;
  readonly note: string;
  readonly warnings: readonly WizardWarning[];
  /** Further keys of `wizard.badge`. */
  readonly badges: readonly string[];
}

/** Why a person is not ticked on his own. */
export interface WizardWarning {
  /** A key of `wizard.badge`. */
  readonly badge: ProspectWarning | Removal['reason'];
  /** The day that the badge names: `YYYY-MM-DD` or UTC. */
  readonly date: string | undefined;
}

/** A value that the broker changed by hand and that onOffice knows otherwise now. */
export interface WizardConflict {
  readonly field: EditableValueField;
  readonly handValue: string;
  readonly onofficeValue: string;
  readonly takesBack: boolean;
}

/** What is known here about the object of the estate, if there is one. */
export interface KnownObject {
  readonly object: OfferObject;
  readonly values: ReadonlyMap<EstateValueField, ObjectValue>;
  readonly prospects: ReadonlyMap<string, StoredProspect>;
}

export interface WizardView {
  readonly estateId: string;
  /** Empty when the estate has no title. */
  readonly title: string;
  /** Number and address, to recognise an estate without a title. */
  readonly subtitle: string;
  readonly marketingUnknown: boolean;
  /** When the object exists already. */
  readonly objectId: string | undefined;
  readonly importedAt: string | undefined;
  /** „Weiter“ brings it back into the overview. */
  readonly isArchived: boolean;
  readonly importsProspects: boolean;
  readonly importsAutomatic: boolean;
  readonly updatesObject: boolean;
  /** Assigned by hand, or both by hand and by search profile. */
  readonly manual: readonly WizardPerson[];
  /** Only found by their search profile. */
  readonly automatic: readonly WizardPerson[];
  /** Imported earlier, but not among the prospects that onOffice shows this user now. */
  readonly notVisible: readonly string[];
  readonly conflicts: readonly WizardConflict[];
  readonly unreadableCount: number;
  readonly maxNoteLength: number;
  /** For the form: the notes as this page first showed them. */
  readonly shownNotes: string;
  /** For the form: the removals that this page tells of. */
  readonly toldRemovals: string;
  /** What the list was searched for. */
  readonly find: string;
  /** „12 von 34 ausgewählt“, as long as no script counts. */
  readonly tickedCount: number;
  /** A key of `wizard.notice`. */
  readonly notice: 'stale' | undefined;
}

export interface WizardOptions {
  /** Of the object, and of all who were erased; nobody by default. */
  readonly removals?: ReadonlyMap<string, Removal>;
  readonly find?: string;
  readonly notice?: WizardView['notice'];
}

/**
 * What the wizard shows. Everybody is ticked whom nothing speaks against: neither a warning, nor that he was
 * removed and is not stored again. After a stale form the broker's own ticks and notes come back instead, but no
 * tick for whom the form did not yet know to be removed.
 */
export function wizardView(
  source: EstateSource,
  known: KnownObject | undefined,
  choices: ImportChoices | undefined,
  { removals = new Map(), find = '', notice }: WizardOptions = {},
): WizardView {
  const { values } = source;
  const address = [
    [values.street, values.houseNumber].filter(Boolean).join(' '),
    [values.postalCode, values.city].filter(Boolean).join(' '),
  ];
  const { importsProspects = true, importsAutomatic = true } = choices ?? {};
  const { keptUntil } = source;
  const list = { choices, find, shared: sharedEmails(source.prospects), keptUntil, removals };
  const people = source.prospects.map((prospect) =>
    toPerson(prospect, known?.prospects.get(prospect.addressId), list),
  );
  const present = new Set(source.prospects.map(({ addressId }) => addressId));
  const absent = [...(known?.prospects.values() ?? [])].filter(({ addressId }) => !present.has(addressId));
  return {
    estateId: source.estateId,
    title: values.title ?? '',
    subtitle: [values.objectNumber, ...address].filter(Boolean).join(', '),
    marketingUnknown: values.marketingKind === null,
    objectId: known?.object.objectId,
    importedAt: known?.object.importedAt,
    isArchived: known !== undefined && known.object.archivedAt !== null,
    importsProspects,
    importsAutomatic,
    updatesObject: choices?.updatesObject ?? true,
    manual: people.filter(({ origin }) => origin !== 'automatic'),
    automatic: people.filter(({ origin }) => origin === 'automatic'),
    notVisible: absent.map(displayName),
    conflicts: known ? conflictsOf(source, known, choices) : [],
    unreadableCount: source.unreadableAddressIds.length,
    maxNoteLength: MAX_NOTE_LENGTH,
    toldRemovals: JSON.stringify(
      [...removals]
        .filter(([addressId]) => present.has(addressId) && !known?.prospects.has(addressId))
        .map(([addressId, { eventId }]) => [addressId, eventId]),
    ),
    shownNotes: showNotes(
      choices?.shownNotes ?? people.map(({ addressId, note }) => [addressId, note] as const),
    ),
    find,
    tickedCount: people.filter(
      ({ ticked, origin }) => ticked && importsProspects && (importsAutomatic || origin !== 'automatic'),
    ).length,
    notice,
  };
}

/** What the line of a person depends on beside the person. */
interface ListContext {
  readonly choices: ImportChoices | undefined;
  readonly find: string;
  readonly shared: ReadonlySet<string>;
  readonly keptUntil: EstateSource['keptUntil'];
  readonly removals: ReadonlyMap<string, Removal>;
}

function toPerson(prospect: Prospect, stored: StoredProspect | undefined, list: ListContext): WizardPerson {
  const { choices, find, shared } = list;
  const { addressId, company, email, phone, origin } = prospect;
  const importable = isImportable(prospect);
  const name = displayName(prospect);
  const wasShown = choices?.shown.has(addressId) ?? false;
  // Who was removed and is stored was imported again.
  const removal = stored ? undefined : list.removals.get(addressId);
  const isDecided = removal === undefined || choices?.toldRemovals?.get(addressId) === removal.eventId;
  // Who was imported in spite of a warning stays ticked: the broker has decided.
  const isPresetTicked = stored !== undefined || (isPreselected(prospect) && removal === undefined);
  return {
    addressId,
    name,
    company: company === name ? '' : company,
    contact: [email, phone].filter((part) => part !== '').join(', '),
    origin,
    importable,
    isStored: stored !== undefined,
    ticked:
      importable && (wasShown && isDecided ? (choices?.ticked.has(addressId) ?? false) : isPresetTicked),
    hidden: find !== '' && !isFound(prospect, find),
    note: (wasShown ? choices?.notes.get(addressId) : stored?.note) ?? '',
    warnings: warningsOf(prospect, removal, list.keptUntil),
    badges: badgesOf(prospect, shared),
  };
}

function warningsOf(
  { addressId, warnings }: Prospect,
  removal: Removal | undefined,
  keptUntil: EstateSource['keptUntil'],
): WizardWarning[] {
  return [
    ...(removal ? [{ badge: removal.reason, date: removal.at }] : []),
    ...warnings.map((badge) => ({
      badge,
      date: badge === 'keep_until_passed' ? keptUntil.get(addressId) : undefined,
    })),
  ];
}

function badgesOf(prospect: Prospect, shared: ReadonlySet<string>): string[] {
  const consent = consentStateOf(prospect.consent);
  return [
    ...(prospect.email === '' ? ['no_email'] : []),
    ...(shared.has(prospect.email.toLowerCase()) ? ['shared_email'] : []),
    ...(consent === 'granted' ? [] : [consent]),
    prospect.origin,
  ];
}

/** Addresses that more than one person has, for example couples. */
function sharedEmails(prospects: readonly Prospect[]): Set<string> {
  const seen = new Set<string>();
  const shared = new Set<string>();
  for (const { email } of prospects) {
    const key = email.toLowerCase();
    if (key !== '' && seen.has(key)) shared.add(key);
    seen.add(key);
  }
  return shared;
}

function conflictsOf(
  source: EstateSource,
  { values }: KnownObject,
  choices: ImportChoices | undefined,
): WizardConflict[] {
  return EDITABLE_VALUE_FIELDS.flatMap((field) => {
    const handValue = values.get(field)?.handValue ?? null;
    const onofficeValue = source.values[field];
    if (handValue === null || onofficeValue === null || handValue === onofficeValue) return [];
    return [{ field, handValue, onofficeValue, takesBack: choices?.takesBack.includes(field) ?? false }];
  });
}
