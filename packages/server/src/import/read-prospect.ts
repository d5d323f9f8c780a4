import type { AddressRecord } from '@immo-billie/onoffice-sdk';
import {
  PROSPECT_WARNINGS,
  type Prospect,
  type ProspectOrigin,
  type ProspectWarning,
} from '../objects/prospect.js';

/** Kinds of contact (`ArtDaten`) of people who work in the office. */
const STAFF_KINDS: ReadonlySet<string> = new Set(['Makler', 'Systembenutzer']);

/** `Status` of an archived address. */
const ARCHIVED = '0';

/**
 * Joins the two lists of onOffice: only matching is automatic, only interested is manual, both is both.
 * Right also in accounts whose `interested` holds everybody.
 */
export function mergeOrigins(
  interested: readonly string[],
  matching: readonly string[],
): Map<string, ProspectOrigin> {
  const manual = new Set(interested);
  const origins = new Map<string, ProspectOrigin>([...manual].map((addressId) => [addressId, 'manual']));
  for (const addressId of matching) origins.set(addressId, manual.has(addressId) ? 'both' : 'automatic');
  return origins;
}

/** What is known about persons beside their address: who owns the estate, who works for the office. */
export interface PersonRoles {
  readonly owners: ReadonlySet<string>;
  readonly brokers: ReadonlySet<string>;
  /** `YYYY-MM-DD` in Germany. */
  readonly today: string;
}

export function toProspect(address: AddressRecord, origin: ProspectOrigin, roles: PersonRoles): Prospect {
  const { values, contacts } = address;
  const contact = (...kinds: readonly string[]) =>
    contacts.find(({ kind }) => kinds.includes(kind))?.value ?? '';
  return {
    addressId: address.id,
    origin,
    salutation: values.Anrede ?? '',
    title: clean(values.Titel),
    firstName: clean(values.Vorname),
    lastName: clean(values.Name),
    company: clean(values.Zusatz1),
    // The main entry; without one the first there is.
    email: clean(values.Email) || clean(contact('email')),
    phone: clean(values.Telefon1) || clean(contact('phone', 'mobile')),
    language: values.SpracheKontakt ?? '',
    consent: values.DSGVOStatus ?? '',
    warnings: warningsOf(address, roles),
  };
}

function warningsOf({ id, values }: AddressRecord, roles: PersonRoles): ProspectWarning[] {
  const isStaff = (values.ArtDaten ?? []).some((kind) => STAFF_KINDS.has(kind));
  const applies: Readonly<Record<ProspectWarning, boolean>> = {
    owner: roles.owners.has(id),
    broker: roles.brokers.has(id) || isStaff,
    archived: values.Status === ARCHIVED,
    keep_until_passed: Boolean(values.DSGVOSaveUntil && values.DSGVOSaveUntil < roles.today),
  };
  return PROSPECT_WARNINGS.filter((warning) => applies[warning]);
}

/** By last name, first name, company; equal names keep a stable order. */
export function sortProspects(prospects: readonly Prospect[]): Prospect[] {
  const collator = new Intl.Collator('de', { numeric: true });
  const keyOf = ({ lastName, firstName, company, email }: Prospect) =>
    `${lastName || company || email}\u0001${firstName}\u0001${company}`;
  return prospects
    .map((prospect) => ({ prospect, key: keyOf(prospect) }))
    .sort(
      (a, b) => collator.compare(a.key, b.key) || Number(a.prospect.addressId) - Number(b.prospect.addressId),
    )
    .map(({ prospect }) => prospect);
}

/** One line without control characters. */
function clean(value: string | undefined): string {
  return (value ?? '').replace(/\p{Cc}+/gu, ' ').trim();
}
