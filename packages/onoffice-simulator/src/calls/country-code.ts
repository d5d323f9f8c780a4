import type { FieldValue } from '../fields/field-value.js';

const CODES: ReadonlyMap<string, readonly [two: string, three: string]> = new Map(
  Object.entries({
    Deutschland: ['DE', 'DEU'],
    Österreich: ['AT', 'AUT'],
    Schweiz: ['CH', 'CHE'],
    Belgien: ['BE', 'BEL'],
    Niederlande: ['NL', 'NLD'],
    Frankreich: ['FR', 'FRA'],
    Luxemburg: ['LU', 'LUX'],
  } as const),
);

/** The country of an address: its name, or the code that `countryIsoCodeType` asks for. */
export function countryCode(country: FieldValue | undefined, type: unknown): string {
  const name = typeof country === 'string' ? country : '';
  const codes = CODES.get(name);
  if (codes === undefined) return name;
  if (type === 'ISO-3166-2') return codes[0];
  if (type === 'ISO-3166-3') return codes[1];
  return name;
}
