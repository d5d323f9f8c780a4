import type { FieldValue } from '../fields/field-value.js';

const CODES: Readonly<Record<string, readonly [two: string, three: string]>> = {
  Deutschland: ['DE', 'DEU'],
  Österreich: ['AT', 'AUT'],
  Schweiz: ['CH', 'CHE'],
  Belgien: ['BE', 'BEL'],
  Niederlande: ['NL', 'NLD'],
  Frankreich: ['FR', 'FRA'],
  Luxemburg: ['LU', 'LUX'],
};

/** The country of an address: its name, or the code that `countryIsoCodeType` asks for. */
export function countryCode(country: FieldValue | undefined, type: unknown): string {
  const name = typeof country === 'string' ? country : '';
  const codes = CODES[name];
  if (codes === undefined) return name;
  if (type === 'ISO-3166-2') return codes[0];
  if (type === 'ISO-3166-3') return codes[1];
  return name;
}
