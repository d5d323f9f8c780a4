import { searchedValues } from '../crm/contact-entries.js';
import type { CrmRecord } from '../crm/record-table.js';
import type { FieldModule } from '../fields/field-catalog.js';
import { readListPage } from '../query/list-page.js';
import { ApiError } from '../wire/api-error.js';
import { scalarText } from '../wire/plain-object.js';
import { mayRead, type ApiCall, type ApiRecord, type CallContext } from './api-call.js';
import { findSearchProfiles } from './search-profile-calls.js';

const SEARCHED: Readonly<Record<FieldModule, readonly string[]>> = {
  address: ['KdNr', 'Vorname', 'Name', 'Zusatz1', 'Ort'],
  estate: ['objektnr_extern', 'objekttitel', 'plz', 'ort', 'strasse'],
};

/** `get` of `search`: quick search in addresses, estates or saved searches. */
export const searchCall: ApiCall = {
  verb: 'get',
  resourceType: 'search',
  resourceIds: ['address', 'estate', 'searchcriteria'],
  cacheable: false,
  handle: (context) => {
    if (context.resourceId === 'searchcriteria') return findSearchProfiles(context);
    const input = (scalarText(context.parameters['input']) ?? '').trim().toLowerCase();
    if (input === '') throw new ApiError(69);
    const module: FieldModule = context.resourceId === 'address' ? 'address' : 'estate';
    const found = findMatches(context, module, input);
    const page = readListPage(context.parameters);
    return {
      records: found
        .slice(page.offset, page.offset + page.limit)
        .map(module === 'address' ? addressRecord : estateRecord),
      total: found.length,
    };
  },
};

function findMatches(context: CallContext, module: FieldModule, input: string): CrmRecord[] {
  const table = context.customer.tables[module];
  const words = input.split(/\s+/);
  return table.ids().flatMap((id) => {
    const record = mayRead(context, module, id) ? table.get(id) : undefined;
    if (record === undefined) return [];
    const haystack = [
      String(id),
      ...SEARCHED[module].map((name) => text(record, name)),
      ...searchedValues(record.entries ?? [], 'email'),
    ]
      .join(' ')
      .toLowerCase();
    return words.every((word) => haystack.includes(word)) ? [record] : [];
  });
}

function addressRecord(record: CrmRecord): ApiRecord {
  const emails = searchedValues(record.entries ?? [], 'email');
  return {
    id: record.id,
    type: 'address',
    elements: {
      customerno: text(record, 'KdNr'),
      firstname: text(record, 'Vorname'),
      surname: text(record, 'Name'),
      company: text(record, 'Zusatz1'),
      addressDescription: `${text(record, 'Name')}, ${text(record, 'Vorname')}`,
      emailaddress: emails,
      primaryEmail: searchedValues(record.entries ?? [], 'Email')[0] ?? '',
    },
  };
}

function estateRecord(record: CrmRecord): ApiRecord {
  return {
    id: record.id,
    type: 'estate',
    elements: {
      externalestateno: text(record, 'objektnr_extern'),
      zipcode: text(record, 'plz'),
      city: text(record, 'ort'),
      street: text(record, 'strasse'),
      houseno: text(record, 'hausnummer'),
      owner: '',
      type: text(record, 'objektart'),
      thumbnail: '',
    },
  };
}

function text(record: CrmRecord, name: string): string {
  const value = record.values[name];
  return typeof value === 'string' ? value : '';
}
