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

/** One address as the wire shows it. */
export function wireAddress(id: number, fields: readonly string[]): object {
  const elements: Record<string, unknown> = { id };
  const types: Readonly<Record<string, string>> = addressFieldTypes;
  for (const field of fields) {
    const type = types[field];
    if (type !== undefined) elements[field] = (valueByType[type] ?? String)(id);
  }
  elements[`phone__${id}1`] = '+49 241 1234567';
  elements[`phonebusiness__${id}2`] = '+49 241 7654321';
  elements[`phonebusiness__${id}2__Comment`] = 'Büro';
  elements[`mobile__${id}3`] = '+49 170 1234567';
  elements[`email__${id}4`] = `person${id}@example.test`;
  return { id, type: 'address', elements };
}
