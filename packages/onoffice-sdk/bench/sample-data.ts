import { addressFieldTypes } from '@immo-billie/onoffice-sdk';

/** The fields that an import of prospects reads. */
export const prospectFields = [
  'KdNr',
  'Anrede',
  'Titel',
  'Vorname',
  'Name',
  'Zusatz1',
  'Strasse',
  'Plz',
  'Ort',
  'Land',
  'ArtDaten',
  'DSGVOStatus',
  'newsletter_aktiv',
  'Status',
  'Aenderung',
  'phone',
  'mobile',
  'email',
];

/** All standard fields that can be read, with the contact entries. */
export const allAddressFields = [...Object.keys(addressFieldTypes), 'phone', 'mobile', 'fax', 'email'];

const valueByType: Readonly<Record<string, (id: number) => unknown>> = {
  varchar: (id) => `Wert ${id} äöü`,
  text: (id) => `Ein längerer Text zu Nummer ${id}, wie er in Briefanreden steht`,
  integer: String,
  float: (id) => `${id}.50`,
  boolean: (id) => String(id % 2),
  date: (id) => (id % 3 === 0 ? '0000-00-00' : '1971-04-23'),
  datetime: () => '2026-01-31 12:34:56',
  singleselect: (id) => (id % 4 === 0 ? '' : 'speicherungzugestimmt'),
  multiselect: () => '|Interessent Kauf||Kunde|',
};

/** One address as the wire shows it, with the contact entries most have: mobile, e-mail, sometimes an office. */
export function wireProspect(id: number): object {
  return wireRecord(id, prospectFields, {
    [`mobile__${id}3`]: '+49 170 1234567',
    [`email__${id}4`]: `person${id}@example.test`,
    ...(id % 3 === 0 ? officeEntry(id) : {}),
  });
}

/** An address with all standard fields and four contact entries. */
export function wireFullAddress(id: number): object {
  return wireRecord(id, allAddressFields, {
    [`phone__${id}1`]: '+49 241 1234567',
    ...officeEntry(id),
    [`mobile__${id}3`]: '+49 170 1234567',
    [`email__${id}4`]: `person${id}@example.test`,
  });
}

function officeEntry(id: number): Record<string, string> {
  return { [`phonebusiness__${id}2`]: '+49 241 7654321', [`phonebusiness__${id}2__Comment`]: 'Büro' };
}

function wireRecord(
  id: number,
  fields: readonly string[],
  contacts: Readonly<Record<string, string>>,
): object {
  const elements: Record<string, unknown> = { id };
  const types: Readonly<Record<string, string>> = addressFieldTypes;
  for (const field of fields) {
    const type = types[field];
    if (type !== undefined) elements[field] = (valueByType[type] ?? String)(id);
  }
  return { id, type: 'address', elements: { ...elements, ...contacts } };
}
