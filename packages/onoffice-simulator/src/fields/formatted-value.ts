import type { FieldDefinition } from './field-catalog.js';
import { isKeyList, storedValue, type FieldValues } from './field-value.js';

export type LabelLanguage = 'DEU' | 'ENG';

const MONEY =
  /preis|miete|kosten|kaution|hausgeld|pacht|betrag|summe_|mieteinnahmen|stellplatzkaufpreis|salary|saisonmiete/i;
const AREA = /flaeche/i;
const YEAR = new Set(['baujahr', 'energieausweisBaujahr', 'jahrLetzteModernisierung']);

/**
 * The value as `formatoutput` delivers it: labels instead of keys, German numbers, units. The exact
 * formats depend on the account and are an approximation of those seen in public recordings.
 */
export function formattedValue(
  field: FieldDefinition,
  values: FieldValues,
  language: LabelLanguage,
): unknown {
  const value = storedValue(field, values);
  if (isKeyList(value)) return value.map((key) => labelOf(field, key, language));
  if (typeof value !== 'string') return value;
  switch (field.type) {
    case 'boolean':
    case 'tinyint':
      return field.name === 'status' ? value : yesOrNo(value, language);
    case 'integer':
      return YEAR.has(field.name) || value === '' ? value : germanNumber(value, 0);
    case 'float':
      return formattedFloat(field, value);
    case 'singleselect':
      return value === '' ? '' : labelOf(field, value, language);
    case 'date':
    case 'datetime':
      return germanDate(value);
    default:
      return value;
  }
}

export function labelOf(field: FieldDefinition, key: string, language: LabelLanguage): string {
  const german = ownLabel(field.values, key) ?? key;
  return language === 'ENG' ? (ownLabel(field.valuesEn, key) ?? german) : german;
}

function ownLabel(labels: Readonly<Record<string, string>> | undefined, key: string): string | undefined {
  return labels !== undefined && Object.hasOwn(labels, key) ? labels[key] : undefined;
}

/** `1234567.5` as `1.234.567,50`. Text that is no number stays as it is. */
export function germanNumber(text: string, decimals: number): string {
  const number = Number(text);
  if (text === '' || !Number.isFinite(number)) return text;
  const [whole = '0', fraction] = Math.abs(number).toFixed(decimals).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, '.');
  return `${number < 0 ? '-' : ''}${grouped}${fraction === undefined ? '' : `,${fraction}`}`;
}

function formattedFloat(field: FieldDefinition, text: string): string {
  if (Number(text) === 0) return '';
  if (field.name === 'breitengrad' || field.name === 'laengengrad') return text;
  if (AREA.test(field.name)) return `ca. ${germanNumber(text, 2).replace(/,?0+$/, '')} m²`;
  if (MONEY.test(field.name)) return `${germanNumber(text, 2)} €`;
  return germanNumber(text, 2).replace(/,00$/, '');
}

function yesOrNo(value: string, language: LabelLanguage): string {
  if (language === 'ENG') return value === '1' ? 'Yes' : 'No';
  return value === '1' ? 'Ja' : 'Nein';
}

function germanDate(text: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?: (\d{2}:\d{2}:\d{2}))?$/.exec(text);
  if (!match || match[1] === '0000') return '';
  const [, year, month, day, time] = match;
  return `${day}.${month}.${year}${time === undefined ? '' : ` ${time}`}`;
}
