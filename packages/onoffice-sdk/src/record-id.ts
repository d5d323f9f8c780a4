/**
 * A record number: decimal digits without leading zeros, larger than 0, cleaned of thousands dots.
 * Numbers of different modules overlap, therefore they carry their module in the type where it is known.
 */
export type RecordId = string;

declare const module: unique symbol;

/** A record number of one module. A plain string fits everywhere; a number of another module does not compile. */
export type IdOf<Module extends string> = RecordId & { readonly [module]?: Module };

export type EstateId = IdOf<'estate'>;
export type AddressId = IdOf<'address'>;
export type UserId = IdOf<'user'>;

/**
 * Reads a record number in each form it arrives in: `11`, `"11"` and `"1.234"` (ids from formatted
 * reads and, as area-butler observed, on service URLs). Anything else gives `undefined`.
 *
 * @example parseRecordId('1.234'); // '1234'
 */
export function parseRecordId(value: unknown): RecordId | undefined {
  if (typeof value === 'number') return Number.isSafeInteger(value) && value > 0 ? String(value) : undefined;
  if (typeof value !== 'string') return undefined;
  const hasDots = value.includes('.');
  const form = hasDots ? /^[1-9]\d{0,2}(\.\d{3})+$/ : /^[1-9]\d*$/;
  if (!form.test(value)) return undefined;
  const digits = hasDots ? value.replaceAll('.', '') : value;
  // Ids are sent as JSON numbers; beyond this they would become those of other records.
  return Number.isSafeInteger(Number(digits)) ? digits : undefined;
}

/**
 * The record number of a value that has to be one.
 *
 * @throws RangeError for anything else: an empty id would ask onOffice for a list instead of a record.
 */
export function requireRecordId(value: unknown): RecordId {
  const id = parseRecordId(value);
  if (id === undefined) throw new RangeError('a record number is needed: decimal digits, larger than 0');
  return id;
}
