import type { FieldDefinition } from '../fields/field-catalog.js';
import { decimalsOf, type FieldValue } from '../fields/field-value.js';
import { ApiError } from '../wire/api-error.js';
import { isPlainObject, scalarText } from '../wire/plain-object.js';

/**
 * A value as a client sends it, in the form the record stores.
 *
 * @throws ApiError 74 no list for a multi-select, 76/77 unknown key, 187 a list where none belongs, 294 wrong type
 */
export function incomingValue(field: FieldDefinition, value: unknown): FieldValue {
  if (field.type === 'multiselect') return multiSelectKeys(field, value);
  if (field.name === 'multiParkingLot' && isPlainObject(value)) return value;
  if (Array.isArray(value)) throw new ApiError(187);
  const text = value === null || value === undefined ? '' : scalarText(value);
  if (text === undefined) throw new ApiError(294, field.name);
  if (text === '') return '';
  const decimals = decimalsOf(field);
  if (decimals !== undefined) return numberText(field, text, decimals);
  switch (field.type) {
    case 'singleselect':
      if (!isKnownKey(field, text)) throw new ApiError(77, text);
      return text;
    case 'boolean':
      return text === '1' || text === 'true' ? '1' : '0';
    default:
      return field.length === undefined ? text : text.slice(0, field.length);
  }
}

function multiSelectKeys(field: FieldDefinition, value: unknown): string[] {
  if (value === null || value === '') return [];
  if (!Array.isArray(value)) throw new ApiError(74);
  return value.map((item: unknown) => {
    const key = scalarText(item);
    if (key === undefined || !isKnownKey(field, key)) throw new ApiError(76, key ?? '');
    return key;
  });
}

/** Custom keys of an account and fields whose keys nobody published are taken as they are. */
function isKnownKey(field: FieldDefinition, key: string): boolean {
  const { values } = field;
  return values === undefined || Object.hasOwn(values, key) || key.startsWith('ind');
}

function numberText(field: FieldDefinition, text: string, decimals: number): string {
  const number = Number(text);
  if (!Number.isFinite(number)) throw new ApiError(294, field.name);
  return number.toFixed(decimals);
}
