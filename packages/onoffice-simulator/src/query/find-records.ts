import type { CrmRecord, RecordTable } from '../crm/record-table.js';
import { compileFilter, type FieldLookup } from './record-filter.js';
import { compileSort, type SortKeys } from './record-sort.js';

export interface RecordQuery {
  readonly table: RecordTable;
  readonly lookup: FieldLookup<CrmRecord>;
  /** Whether the caller may see the record. */
  readonly readable: (id: number) => boolean;
  /** Only these records, when given. */
  readonly ids?: readonly number[] | undefined;
  readonly filters: readonly unknown[];
  readonly sortby?: unknown;
  readonly sortorder?: unknown;
}

/** The ids of the records that match, in order; ascending id when nothing else is asked for. */
export function findRecords(query: RecordQuery): readonly number[] {
  const tests = query.filters
    .filter((filter) => filter !== undefined && filter !== null)
    .map((filter) => compileFilter(filter, query.lookup));
  const sort = compileSort(query, query.lookup);
  const candidates = query.ids === undefined ? query.table.ids() : existing(query.table, query.ids);
  const visible = candidates.filter(query.readable);
  if (tests.length === 0 && sort === undefined) return visible;

  const found: { id: number; keys: SortKeys }[] = [];
  for (const id of visible) {
    const record = query.table.get(id);
    if (record === undefined || !tests.every((test) => test(record))) continue;
    found.push({ id, keys: sort?.keysOf(record) ?? [] });
  }
  if (sort !== undefined) found.sort((a, b) => sort.compare(a.keys, b.keys) || a.id - b.id);
  return found.map(({ id }) => id);
}

function existing(table: RecordTable, ids: readonly number[]): number[] {
  return [...new Set(ids)].filter((id) => table.has(id)).sort((a, b) => a - b);
}
