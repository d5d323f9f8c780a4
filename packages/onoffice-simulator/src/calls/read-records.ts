import { findRecords } from '../query/find-records.js';
import { readListPage, wholeNumber } from '../query/list-page.js';
import { moduleFieldLookup } from '../query/module-fields.js';
import type { FieldLookup } from '../query/record-filter.js';
import type { FieldModule } from '../fields/field-catalog.js';
import type { OutputForm } from '../fields/field-output.js';
import type { CrmRecord } from '../crm/record-table.js';
import { ApiError } from '../wire/api-error.js';
import { scalarText, truthy } from '../wire/plain-object.js';
import { mayRead, type ApiRecord, type CallContext, type CallResult } from './api-call.js';

/** @throws ApiError 160 for a language that is no upper-case three-letter code */
export function readOutputForm(context: CallContext): OutputForm {
  const language = context.parameters['outputlanguage'];
  if (typeof language === 'string' && language !== '' && !/^[A-Z]{3}$/.test(language)) {
    throw new ApiError(160, language);
  }
  return {
    formatted: truthy(context.parameters['formatoutput']),
    language: language === 'ENG' ? 'ENG' : 'DEU',
  };
}

/** What is peculiar to reading one module. */
export interface ModuleRead {
  readonly module: FieldModule;
  readonly lookup: FieldLookup<CrmRecord>;
  /** Only these records, when the caller named some. */
  readonly ids?: readonly number[] | undefined;
  /** A further condition on the id, for example a distance. */
  readonly restrict?: ((id: number) => boolean) | undefined;
  toRecord(record: CrmRecord): ApiRecord;
}

/** Reads a page of records: filter, saved filter, rights, sorting, limit and offset. */
export function readRecordList(context: CallContext, read: ModuleRead): CallResult {
  const { customer, parameters, caller } = context;
  const table = customer.tables[read.module];
  const filters = [parameters['filter'], savedFilter(context, read.module)];
  const key = JSON.stringify([
    read.module,
    table.version,
    customer.rights.version,
    caller.kind === 'ordinary' ? null : caller.user.id,
    context.settings.addressIdField,
    customer.fields[read.module].inactiveFields().map((field) => field.name),
    read.ids,
    filters,
    parameters['sortby'],
    parameters['sortorder'],
  ]);
  const all = customer.queryCache.find(key, () =>
    findRecords({
      table,
      lookup: read.lookup,
      readable: (id) => mayRead(context, read.module, id),
      ids: read.ids,
      filters,
      sortby: parameters['sortby'],
      sortorder: parameters['sortorder'],
    }),
  );
  const ids = read.restrict === undefined ? all : all.filter(read.restrict);
  const page = readListPage(parameters);
  const records = ids.slice(page.offset, page.offset + page.limit).flatMap((id) => {
    const record = table.get(id);
    return record === undefined ? [] : [read.toRecord(record)];
  });
  return { records, total: ids.length };
}

/** A record id in `resourceid`: that record, or nothing. Anything that is no number finds nothing. */
export function readSingleRecord(context: CallContext, read: ModuleRead): CallResult {
  const id = /^\d{1,15}$/.test(context.resourceId) ? Number(context.resourceId) : -1;
  const record = mayRead(context, read.module, id) ? context.customer.tables[read.module].get(id) : undefined;
  return record === undefined ? { records: [], total: 0 } : { records: [read.toRecord(record)], total: 1 };
}

/** Fields of the module for filter and sorting, minus those the switches take away. */
export function lookupFor(context: CallContext, module: FieldModule): FieldLookup<CrmRecord> {
  const lookup = moduleFieldLookup(module, context.customer.fields[module]);
  if (module !== 'address' || context.settings.addressIdField === 'accept') return lookup;
  return (name) => {
    if (name === 'ID') throw new ApiError(141, name);
    return lookup(name);
  };
}

/** Ids may come as numbers or, if the simulator is told so, as text. */
export function outputId(context: CallContext, id: number): number | string {
  return context.settings.recordIds === 'string' ? String(id) : id;
}

/** @throws ApiError 284 when the account has no such saved filter */
function savedFilter(context: CallContext, module: FieldModule): unknown {
  const { filterid } = context.parameters;
  if (filterid === undefined || filterid === null || filterid === '') return undefined;
  const number = wholeNumber(filterid);
  const saved = context.customer.savedFilters.find(
    (filter) => filter.id === number && filter.module === module,
  );
  if (saved === undefined) throw new ApiError(284, scalarText(filterid));
  return saved.filter;
}
