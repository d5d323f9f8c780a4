import type { AddressRecord } from '@immo-billie/onoffice-sdk';
import type { Prospect, ProspectOrigin } from '../objects/prospect.js';

/**
 * Joins the two lists of onOffice: only matching is automatic, only interested is manual, both is both.
 * Right also in accounts whose `interested` holds everybody.
 */
export function mergeOrigins(
  interested: readonly string[],
  matching: readonly string[],
): Map<string, ProspectOrigin> {
  const origins = new Map<string, ProspectOrigin>(interested.map((addressId) => [addressId, 'manual']));
  for (const addressId of matching) origins.set(addressId, origins.has(addressId) ? 'both' : 'automatic');
  return origins;
}

export function toProspect(address: AddressRecord, origin: ProspectOrigin): Prospect {
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
  };
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
