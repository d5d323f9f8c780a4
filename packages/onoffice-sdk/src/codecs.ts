import { describeShape } from './errors.js';
import { isObject } from './is-object.js';
import { parseRecordId } from './record-id.js';

/** What the value of a field becomes, by the type of the field. */
export interface FieldValues {
  /** `""` when unset. */
  readonly text: string;
  readonly varchar: string;
  /** `null` when unset; onOffice also delivers `0` for some unset columns, which stays 0. */
  readonly integer: number | null;
  readonly float: number | null;
  /** The number of a record, also from `1.234`, which formatted answers have; `null` when unset. */
  readonly recordNumber: number | null;
  readonly boolean: boolean | null;
  /** `YYYY-MM-DD`; zero dates are `null`. */
  readonly date: string | null;
  /** `YYYY-MM-DD HH:MM:SS` in the account's local time (no zone on the wire); zero dates are `null`. */
  readonly datetime: string | null;
  /** The key, also one that the account invented; `null` when unset. */
  readonly singleselect: string | null;
  readonly multiselect: readonly string[];
  readonly parkingLots: ParkingLots;
}

export type FieldType = keyof FieldValues;

/** The estate field `multiParkingLot`: kinds such as `garage` or `carport`. */
export type ParkingLots = Readonly<Record<string, ParkingLot>>;

export interface ParkingLot {
  readonly count: number | null;
  /** In the estate's currency. */
  readonly price: number | null;
  /** `buy`, `rent` or `null`. */
  readonly marketingType: string | null;
}

/** What a codec returns for a value that does not fit its type. */
export const unfit = Symbol('unfit');

export type Decoder<T> = (raw: unknown) => T | typeof unfit;

/** What each type expects, for error messages. */
export const expectedByType: Readonly<Record<FieldType, string>> = {
  text: 'text',
  varchar: 'text',
  integer: 'a whole number',
  float: 'a decimal number with a point',
  recordNumber: 'a record number',
  boolean: '0 or 1',
  date: 'a date YYYY-MM-DD',
  datetime: 'a time YYYY-MM-DD HH:MM:SS',
  singleselect: 'a key',
  multiselect: 'a list of keys or keys between pipes',
  parkingLots: 'an object of parking lots',
};

/**
 * The codecs of all field types, as the wire shows them: numbers as strings, `"0"`/`"1"`, zero dates,
 * multi-selects as pipes (addresses) or lists (estates), `""` or `null` for unset.
 *
 * Source: apidoc.onoffice.de (read estate, read address, FAQ) and recorded answers.
 */
export const decoders: { readonly [T in FieldType]: Decoder<FieldValues[T]> } = {
  text: decodeText,
  varchar: decodeText,
  integer: decodeInteger,
  float: decodeFloat,
  recordNumber: decodeRecordNumber,
  boolean: decodeBoolean,
  date: decodeDate,
  datetime: decodeDateTime,
  singleselect: decodeSingleSelect,
  multiselect: decodeMultiSelect,
  parkingLots: decodeParkingLots,
};

/**
 * Decodes one value of any field, for instance of a field that only one account has.
 *
 * @example const area = decodeValue('float', estate.raw['ind_4_Feld_ObjFlaeche1']);
 * @throws RangeError when the value does not fit the type; the message does not repeat it
 */
export function decodeValue<T extends FieldType>(type: T, raw: unknown): FieldValues[T] {
  const value = decoders[type](raw);
  if (value === unfit) throw new RangeError(`${expectedByType[type]} expected, ${describeShape(raw)} found`);
  return value;
}

function decodeText(raw: unknown): string | typeof unfit {
  if (typeof raw === 'string') return raw;
  if (raw === null) return '';
  return typeof raw === 'number' || typeof raw === 'boolean' ? String(raw) : unfit;
}

function decodeFloat(raw: unknown): number | null | typeof unfit {
  if (typeof raw === 'string') {
    if (raw === '') return null;
    // Adding 0 makes 0 of a negative zero.
    return /^-?\d+(\.\d+)?$/.test(raw) ? Number(raw) + 0 : unfit;
  }
  if (raw === null) return null;
  return typeof raw === 'number' && Number.isFinite(raw) ? raw : unfit;
}

function decodeInteger(raw: unknown): number | null | typeof unfit {
  const value = decodeFloat(raw);
  return value === null || value === unfit || Number.isSafeInteger(value) ? value : unfit;
}

function decodeRecordNumber(raw: unknown): number | null | typeof unfit {
  if (raw === '' || raw === null) return null;
  if (raw === '0' || raw === 0) return 0;
  const id = parseRecordId(raw);
  return id === undefined ? unfit : Number(id);
}

function decodeBoolean(raw: unknown): boolean | null | typeof unfit {
  if (raw === '1' || raw === 1 || raw === true) return true;
  if (raw === '0' || raw === 0 || raw === false) return false;
  return raw === '' || raw === null ? null : unfit;
}

function decodeDate(raw: unknown): string | null | typeof unfit {
  if (raw === '' || raw === null) return null;
  if (typeof raw !== 'string') return unfit;
  // Some date columns come with a time of day.
  if (raw.length !== 10 && !/^.{10} \d\d:\d\d:\d\d$/.test(raw)) return unfit;
  return checkedDay(raw.length === 10 ? raw : raw.slice(0, 10));
}

function decodeDateTime(raw: unknown): string | null | typeof unfit {
  if (raw === '' || raw === null) return null;
  if (typeof raw !== 'string') return unfit;
  if (raw.length === 10) {
    const day = checkedDay(raw);
    return day === null || day === unfit ? day : `${day} 00:00:00`;
  }
  if (!/^.{10} ([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/.test(raw)) return unfit;
  const day = checkedDay(raw.slice(0, 10));
  return day === null || day === unfit ? day : raw;
}

/** A day that exists; days with a zero part (`0000-00-00`, `1985-00-00`) are unset. */
function checkedDay(text: string): string | null | typeof unfit {
  const year = digits(text, 0) * 100 + digits(text, 2);
  const month = digits(text, 5);
  const day = digits(text, 8);
  const hasForm =
    text.length === 10 && text[4] === '-' && text[7] === '-' && !Number.isNaN(year + month + day);
  if (!hasForm) return unfit;
  if (year === 0 || month === 0 || day === 0) return null;
  if (month > 12 || day > 31) return unfit;
  return day <= 28 || day <= new Date(Date.UTC(year, month, 0)).getUTCDate() ? text : unfit;
}

/** The number of two digits; `NaN` for anything else. Dates are frequent, and this is faster than a pattern. */
function digits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}

function decodeSingleSelect(raw: unknown): string | null | typeof unfit {
  if (raw === '' || raw === null) return null;
  if (typeof raw === 'string') return raw;
  return typeof raw === 'number' ? String(raw) : unfit;
}

function decodeMultiSelect(raw: unknown): readonly string[] | typeof unfit {
  if (raw === '' || raw === null) return [];
  if (typeof raw === 'string') return raw.startsWith('|') ? betweenPipes(raw) : [raw];
  // A PHP list with holes arrives as an object.
  if (typeof raw === 'object') return stringList(Array.isArray(raw) ? raw : Object.values(raw));
  return unfit;
}

/** `|a||b|` */
function betweenPipes(raw: string): string[] {
  const end = raw.endsWith('|') ? raw.length - 1 : raw.length;
  const keys: string[] = [];
  for (let start = 1; start < end;) {
    const bar = raw.indexOf('||', start);
    const stop = bar < 0 ? end : bar;
    if (stop > start) keys.push(raw.slice(start, stop));
    start = stop + 2;
  }
  return keys;
}

function stringList(items: readonly unknown[]): readonly string[] | typeof unfit {
  const keys: string[] = [];
  for (const item of items) {
    if (typeof item === 'string') keys.push(item);
    else if (typeof item === 'number') keys.push(String(item));
    else return unfit;
  }
  return keys;
}

function decodeParkingLots(raw: unknown): ParkingLots | typeof unfit {
  if (raw === '' || raw === null) return {};
  if (Array.isArray(raw) && raw.length === 0) return {};
  if (!isObject(raw)) return unfit;
  const lots: [kind: string, ParkingLot][] = [];
  for (const [kind, lot] of Object.entries(raw)) {
    if (Array.isArray(lot) && lot.length === 0) continue;
    if (!isObject(lot)) return unfit;
    const { Count, Price, MarketingType } = lot;
    const count = decodeInteger(Count ?? null);
    const price = decodeFloat(Price ?? null);
    const marketingType = decodeSingleSelect(MarketingType ?? null);
    if (count === unfit || price === unfit || marketingType === unfit) return unfit;
    lots.push([kind, { count, price, marketingType }]);
  }
  return Object.fromEntries(lots);
}
