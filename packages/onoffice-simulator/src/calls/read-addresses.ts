import {
  entryElements,
  isEntryListField,
  isMainEntryField,
  mainEntry,
  type ContactEntry,
} from '../crm/contact-entries.js';
import type { CrmRecord } from '../crm/record-table.js';
import { fieldOutput, type OutputForm } from '../fields/field-output.js';
import { ApiError } from '../wire/api-error.js';
import { truthy } from '../wire/plain-object.js';
import type { ApiCall, CallContext, CallResult } from './api-call.js';
import { countryCode } from './country-code.js';
import { readFieldNames, readIdList } from './read-parameters.js';
import {
  lookupFor,
  outputId,
  readOutputForm,
  readRecordList,
  readSingleRecord,
  type ModuleRead,
} from './read-records.js';

/** `read` of `address`: a list, several by `recordids`, or one record by resource id. */
export const readAddressesCall: ApiCall = {
  verb: 'read',
  resourceType: 'address',
  cacheable: true,
  handle: readAddresses,
};

type Elements = Record<string, unknown>;

/** Writes what one name of `data` asks for; `phone` writes a key for every number. */
type Column = (record: CrmRecord, elements: Elements) => void;

function readAddresses(context: CallContext): CallResult {
  const form = readOutputForm(context);
  const columns = readFieldNames(context).map((name) => addressColumn(context, name, form));
  const withMobileUrl = truthy(context.parameters['addMobileUrl']);
  const read: ModuleRead = {
    module: 'address',
    lookup: lookupFor(context, 'address'),
    ids: readIdList(context, 'recordids'),
    toRecord: (record) => {
      const id = outputId(context, record.id);
      const elements: Elements = { id };
      for (const column of columns) column(record, elements);
      if (withMobileUrl) elements['mobileUrl'] = `${context.baseUrl}/addresses/${record.id}`;
      return { id, type: 'address', elements };
    },
  };
  return context.resourceId === '' ? readRecordList(context, read) : readSingleRecord(context, read);
}

/** @throws ApiError 141 for a name that the account does not have */
function addressColumn(context: CallContext, name: string, form: OutputForm): Column {
  if (isEntryListField(name)) {
    return (record, elements) => {
      for (const [key, value] of entryElements(record.entries ?? [], name)) elements[key] = value;
    };
  }
  if (isMainEntryField(name) && name.startsWith('default')) {
    return (record, elements) => {
      const entry = mainEntry(record.entries ?? [], name);
      if (entry !== undefined) elements[defaultKey(context, name, entry)] = entry.value;
    };
  }
  if (name === 'imageUrl') {
    return (_record, elements) => {
      elements[name] = '';
    };
  }
  const field = context.customer.fields.address.active(name);
  const refused = name === 'ID' && context.settings.addressIdField === 'refuse';
  if (field === undefined || refused) throw new ApiError(141, name);
  if (isMainEntryField(name)) {
    return (record, elements) => {
      elements[name] = mainEntry(record.entries ?? [], name)?.value ?? '';
    };
  }
  if (name === 'Land') {
    return (record, elements) => {
      elements[name] = countryCode(record.values[name], context.parameters['countryIsoCodeType']);
    };
  }
  const output = fieldOutput('address', field, form);
  return (record, elements) => {
    elements[name] = output(name === 'ID' ? { ID: String(record.id) } : record.values);
  };
}

function defaultKey(context: CallContext, name: string, entry: ContactEntry): string {
  return context.settings.defaultEntryKeys === 'numbered' ? `${name}__${entry.id}` : name;
}
