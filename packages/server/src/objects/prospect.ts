/** Where onOffice shows the person: „automatische Zuordnung“, „manuelle Zuordnung“, or both. */
export type ProspectOrigin = 'automatic' | 'manual' | 'both';

/**
 * What onOffice's `DSGVOStatus` means here. An unknown value counts as `unspecified`; the value itself is
 * kept beside it.
 */
export type ConsentState = 'granted' | 'unspecified' | 'ignored' | 'withdrawn';

/**
 * - `owner`: an owner of this very estate
 * - `broker`: a contact person or user of the office
 * - `archived`: the address is archived in onOffice
 * - `keep_until_passed`: onOffice's date to store the person until lies in the past
 */
export const PROSPECT_WARNINGS = ['owner', 'broker', 'archived', 'keep_until_passed'] as const;

export type ProspectWarning = (typeof PROSPECT_WARNINGS)[number];

/** A person as read from onOffice; an empty text means that onOffice has none. */
export interface Prospect {
  readonly addressId: string;
  readonly origin: ProspectOrigin;
  readonly salutation: string;
  readonly title: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly company: string;
  readonly email: string;
  readonly phone: string;
  /** Language of correspondence, ISO alpha-3 as onOffice writes it. */
  readonly language: string;
  /** `DSGVOStatus` as delivered. */
  readonly consent: string;
  /** Reasons why this person is not ticked on his own; the broker may tick him nevertheless. */
  readonly warnings: readonly ProspectWarning[];
}

/** A person as imported into an object, with the broker's note. */
export interface ImportedProspect extends Prospect {
  readonly note: string;
  /** A note that is stored stays, because nobody has changed this one. */
  readonly keepsNote?: true | undefined;
}

/** The value of `DSGVOStatus` that forbids the import. */
export const WITHDRAWN_CONSENT = 'speicherungwiderrufen';

/** Values of `DSGVOStatus` as seen in onOffice's field configuration. */
const CONSENT_STATES: ReadonlyMap<string, ConsentState> = new Map([
  ['speicherungzugestimmt', 'granted'],
  [WITHDRAWN_CONSENT, 'withdrawn'],
  ['ignorieren', 'ignored'],
]);

export function consentStateOf(consent: string): ConsentState {
  return CONSENT_STATES.get(consent) ?? 'unspecified';
}

/** A withdrawn consent to storage forbids the import; everything else is the broker's decision. */
export function isImportable(prospect: Pick<Prospect, 'consent'>): boolean {
  return consentStateOf(prospect.consent) !== 'withdrawn';
}

/** Whether the wizard ticks the person: everybody whom nothing speaks against. */
export function isPreselected(prospect: Pick<Prospect, 'consent' | 'warnings'>): boolean {
  return isImportable(prospect) && prospect.warnings.length === 0;
}

/** „Dr. Erika Musterfrau“, else the company, else what else is known. */
export function displayName(
  person: Pick<Prospect, 'title' | 'firstName' | 'lastName' | 'company' | 'email' | 'addressId'>,
): string {
  const name = [person.title, person.firstName, person.lastName].filter((part) => part !== '').join(' ');
  return name || person.company || person.email || `Nr. ${person.addressId}`;
}
