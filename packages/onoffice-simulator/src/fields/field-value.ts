import type { FieldDefinition, FieldType } from './field-catalog.js';

/** A stored value: text, the keys of a multi-select, or the parking-lot object. Never a number. */
export type FieldValue = string | readonly string[] | Readonly<Record<string, unknown>>;

/** What a record knows; fields that are missing are unset. */
export type FieldValues = Readonly<Record<string, FieldValue>>;

const COORDINATES = new Set(['breitengrad', 'laengengrad', 'virtualLatitude', 'virtualLongitude']);

const EMPTY_PARKING_LOT = { Count: '0', Price: '0.00', MarketingType: null };
const PARKING_KINDS = [
  'carport',
  'duplex',
  'parkingSpace',
  'garage',
  'multiStoryGarage',
  'undergroundGarage',
  'otherParkingLot',
];

const UNSET: Readonly<Record<FieldType, FieldValue>> = {
  varchar: '',
  text: '',
  blob: '',
  singleselect: '',
  multiselect: [],
  integer: '0',
  tinyint: '0',
  boolean: '0',
  float: '0.00',
  date: '0000-00-00',
  datetime: '0000-00-00 00:00:00',
};

/** What onOffice stores when nobody has filled the field; depends on the column's type. */
export function unsetValue(field: FieldDefinition): FieldValue {
  if (field.name === 'multiParkingLot') {
    return Object.fromEntries(PARKING_KINDS.map((kind) => [kind, EMPTY_PARKING_LOT]));
  }
  if (COORDINATES.has(field.name)) return '0.00000';
  return UNSET[field.type];
}

/** Digits behind the point with which a number is stored; undefined for fields that hold no numbers. */
export function decimalsOf(field: FieldDefinition): number | undefined {
  switch (field.type) {
    case 'float':
      return COORDINATES.has(field.name) ? 5 : 2;
    case 'integer':
    case 'tinyint':
      return 0;
    default:
      return undefined;
  }
}

/** The stored or unset value of a field; compound fields are put together from their parts. */
export function storedValue(field: FieldDefinition, values: FieldValues): FieldValue {
  if (field.compoundOf !== undefined) {
    return field.compoundOf
      .map((part) => values[part])
      .filter((part): part is string => typeof part === 'string' && part !== '')
      .join(' ');
  }
  return values[field.name] ?? unsetValue(field);
}

export function isKeyList(value: FieldValue): value is readonly string[] {
  return Array.isArray(value);
}
