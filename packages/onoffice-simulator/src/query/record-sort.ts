import { ApiError } from '../wire/api-error.js';
import { isPlainObject } from '../wire/plain-object.js';
import type { FieldLookup, FilterableField } from './record-filter.js';

/** What a record is sorted by; computed once for each record. */
export type SortKeys = readonly (string | number)[];

export interface RecordSort<R> {
  keysOf(record: R): SortKeys;
  compare(a: SortKeys, b: SortKeys): number;
}

interface SortField {
  readonly name: string;
  readonly descending: boolean;
}

/**
 * Reads `sortby` (one field name, or field → direction, in order) and `sortorder`.
 *
 * @throws ApiError 212 for a field that does not exist
 */
export function compileSort<R>(
  parameters: { readonly sortby?: unknown; readonly sortorder?: unknown },
  lookup: FieldLookup<R>,
): RecordSort<R> | undefined {
  const sortFields = readSortFields(parameters.sortby, parameters.sortorder);
  if (sortFields.length === 0) return undefined;
  const fields = sortFields.map(({ name }) => knownField(name, lookup));
  return {
    keysOf: (record) => fields.map((field) => sortKey(field, record)),
    compare: (a, b) => {
      for (const [index, { descending }] of sortFields.entries()) {
        const order = compareKeys(a[index] ?? '', b[index] ?? '');
        if (order !== 0) return descending ? -order : order;
      }
      return 0;
    },
  };
}

function readSortFields(sortby: unknown, sortorder: unknown): SortField[] {
  if (typeof sortby === 'string' && sortby !== '') {
    return [{ name: sortby, descending: isDescending(sortorder) }];
  }
  if (!isPlainObject(sortby)) return [];
  return Object.entries(sortby).map(([name, order]) => ({ name, descending: isDescending(order) }));
}

function isDescending(order: unknown): boolean {
  return typeof order === 'string' && order.toUpperCase() === 'DESC';
}

function knownField<R>(name: string, lookup: FieldLookup<R>): FilterableField<R> {
  try {
    return lookup(name);
  } catch (error) {
    if (error instanceof ApiError && error.code === 141) throw new ApiError(212);
    throw error;
  }
}

/** Text sorts without regard to case and accents, as MySQL's usual collation does. */
function sortKey<R>(field: FilterableField<R>, record: R): string | number {
  const value = field.valuesOf(record)[0] ?? '';
  if (field.comparedAs === 'number') return Number(value);
  return value.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

function compareKeys(a: string | number, b: string | number): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
