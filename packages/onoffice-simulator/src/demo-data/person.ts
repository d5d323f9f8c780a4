import type { ContactEntry, ContactKind, ContactUse } from '../crm/contact-entries.js';
import type { RecordContent } from '../crm/record-table.js';
import type { FieldValue } from '../fields/field-value.js';

/** A phone number or e-mail address of a person, without its number. */
export interface ContactDraft {
  readonly kind: ContactKind;
  readonly value: string;
  readonly use?: ContactUse;
  readonly comment?: string;
  readonly main?: boolean;
}

/** What is special about a person; everything else gets ordinary values. */
export interface PersonDraft {
  /** The customer number: a field, not the record's id. */
  readonly customerNumber: number;
  readonly salutation?: string;
  readonly title?: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly company?: string;
  readonly street?: string;
  readonly postcode?: string;
  readonly city?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly mobile?: string;
  /** Further entries, after those above. */
  readonly contacts?: readonly ContactDraft[];
  /** `ArtDaten`. */
  readonly kinds?: readonly string[];
  /** Login of the advising user. */
  readonly advisor?: string;
  /** `DSGVOStatus`; empty is "Keine Angabe". */
  readonly consent?: string;
  readonly values?: Readonly<Record<string, FieldValue>>;
}

export function personRecord(id: number, draft: PersonDraft): RecordContent {
  const lastName = draft.lastName ?? '';
  return {
    values: {
      KdNr: String(draft.customerNumber),
      Anrede: draft.salutation ?? '',
      Titel: draft.title ?? '',
      Vorname: draft.firstName ?? '',
      Name: lastName,
      Zusatz1: draft.company ?? '',
      Strasse: draft.street ?? '',
      Plz: draft.postcode ?? '',
      Ort: draft.city ?? '',
      Land: 'Deutschland',
      Briefanrede: letterSalutation(draft.salutation ?? '', lastName),
      ArtDaten: draft.kinds ?? ['Interessent Kauf'],
      HerkunftKontakt: ['webseite_system'],
      Benutzer: draft.advisor ?? 'joachim',
      Status: '1',
      Status2Adr: 'status2adr_active',
      DSGVOStatus: draft.consent ?? 'speicherungzugestimmt',
      SpracheKontakt: 'DEU',
      newsletter_aktiv: '4',
      Eintragsdatum: '2026-03-02',
      Aenderung: '2026-10-14 09:30:00',
      ...draft.values,
    },
    entries: contactEntries(id, draft),
  };
}

function contactEntries(id: number, draft: PersonDraft): ContactEntry[] {
  const contacts: ContactDraft[] = [];
  if (draft.phone !== undefined) contacts.push({ kind: 'phone', value: draft.phone, main: true });
  if (draft.mobile !== undefined) contacts.push({ kind: 'mobile', value: draft.mobile });
  if (draft.email !== undefined) contacts.push({ kind: 'email', value: draft.email, main: true });
  contacts.push(...(draft.contacts ?? []));
  return contacts.map((contact, index) => ({ use: '', ...contact, id: id * 10 + index }));
}

function letterSalutation(salutation: string, lastName: string): string {
  if (salutation === 'Herr') return `Sehr geehrter Herr ${lastName}`;
  if (salutation === 'Frau') return `Sehr geehrte Frau ${lastName}`;
  return 'Sehr geehrte Damen und Herren';
}
