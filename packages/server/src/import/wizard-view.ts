import type { OfferObject } from '../objects/object-store.js';
import { consentStateOf, displayName, isImportable, type Prospect } from '../objects/prospect.js';
import type { StoredProspect } from '../objects/prospect-store.js';
import type { EstateSource } from './estate-source.js';
import { MAX_NOTE_LENGTH, type ImportChoices } from './import-form.js';

/** A line of the wizard's list. */
export interface WizardPerson {
  readonly addressId: string;
  readonly name: string;
  /** The company, unless it is the name already. */
  readonly company: string;
  /** „e-mail, phone“; either may be missing. */
  readonly contact: string;
  readonly importable: boolean;
  readonly isStored: boolean;
  readonly ticked: boolean;
  readonly note: string;
  /** Keys of `wizard.badge`. */
  readonly badges: readonly string[];
}

export interface WizardView {
  readonly estateId: string;
  /** Empty when the estate has no title. */
  readonly title: string;
  readonly subtitle: string;
  readonly marketingUnknown: boolean;
  /** When the object exists already. */
  readonly importedAt: string | undefined;
  readonly importsProspects: boolean;
  readonly updatesObject: boolean;
  readonly prospects: readonly WizardPerson[];
  readonly unreadableCount: number;
  readonly maxNoteLength: number;
  /** A key of `wizard.notice`. */
  readonly notice: 'stale' | undefined;
}

/**
 * What the wizard shows. Everybody who may be imported is ticked; after a stale form the broker's own ticks
 * and notes come back instead.
 */
export function wizardView(
  source: EstateSource,
  known: {
    readonly object: OfferObject | undefined;
    readonly stored: ReadonlyMap<string, StoredProspect>;
    readonly choices: ImportChoices | undefined;
  },
): WizardView {
  const { values } = source;
  const { object, stored, choices } = known;
  const address = [
    [values.street, values.houseNumber].filter(Boolean).join(' '),
    [values.postalCode, values.city].filter(Boolean).join(' '),
  ];
  return {
    estateId: source.estateId,
    title: values.title ?? '',
    subtitle: [values.objectNumber, ...address].filter(Boolean).join(', '),
    marketingUnknown: values.marketingKind === null,
    importedAt: object?.importedAt,
    importsProspects: choices?.importsProspects ?? true,
    updatesObject: choices?.updatesObject ?? true,
    prospects: source.prospects.map((prospect) =>
      toPerson(prospect, stored.get(prospect.addressId), choices),
    ),
    unreadableCount: source.unreadableAddressIds.length,
    maxNoteLength: MAX_NOTE_LENGTH,
    notice: choices && 'stale',
  };
}

function toPerson(
  prospect: Prospect,
  stored: StoredProspect | undefined,
  choices: ImportChoices | undefined,
): WizardPerson {
  const { addressId, company, email, phone } = prospect;
  const importable = isImportable(prospect);
  const name = displayName(prospect);
  const wasShown = choices?.shown.has(addressId) ?? false;
  return {
    addressId,
    name,
    company: company === name ? '' : company,
    contact: [email, phone].filter((part) => part !== '').join(', '),
    importable,
    isStored: stored !== undefined,
    ticked: importable && (wasShown ? (choices?.ticked.has(addressId) ?? false) : true),
    note: (wasShown ? choices?.notes.get(addressId) : stored?.note) ?? '',
    badges: badgesOf(prospect),
  };
}

function badgesOf(prospect: Prospect): string[] {
  const consent = consentStateOf(prospect.consent);
  return [
    prospect.origin,
    ...(prospect.email === '' ? ['no_email'] : []),
    ...(consent === 'granted' ? [] : [consent]),
  ];
}
