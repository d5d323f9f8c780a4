import type { CrmRecord } from '../crm/record-table.js';
import { fieldOutput } from '../fields/field-output.js';
import { ApiError } from '../wire/api-error.js';
import { scalarText, truthy } from '../wire/plain-object.js';
import { mayRead, phpMap, type ApiCall, type CallContext, type CallResult } from './api-call.js';
import { estatesInRange } from './geo-range.js';
import { readFieldNames } from './read-parameters.js';
import {
  lookupFor,
  outputId,
  readOutputForm,
  readRecordList,
  readSingleRecord,
  type ModuleRead,
} from './read-records.js';

/** `read` of `estate`: a list, or one record by resource id. */
export const readEstatesCall: ApiCall = {
  verb: 'read',
  resourceType: 'estate',
  cacheable: true,
  handle: readEstates,
};

function readEstates(context: CallContext): CallResult {
  const form = readOutputForm(context);
  const columns = readFieldNames(context).map((name) => {
    const field = context.customer.fields.estate.active(name);
    if (field === undefined) throw new ApiError(141, name);
    return { name, output: fieldOutput('estate', field, form) };
  });
  const extras = readExtras(context);

  const read: ModuleRead = {
    module: 'estate',
    lookup: lookupFor(context, 'estate'),
    restrict: estatesInRange(context),
    toRecord: (record) => {
      const elements: Record<string, unknown> = {};
      for (const { name, output } of columns) {
        elements[name] = output(name === 'Id' ? { Id: String(record.id) } : record.values);
      }
      return {
        id: outputId(context, record.id),
        type: 'estate',
        elements: phpMap({ ...elements, ...extras(record) }),
      };
    },
  };
  // Only the main language exists in this account; other versions are found by nobody.
  if (isForeignLanguage(context.parameters['estatelanguage'])) return { records: [], total: 0 };
  if (context.resourceId === '') return readRecordList(context, read);
  refuseUnreadable(context);
  return readSingleRecord(context, read);
}

/** @throws ApiError 149 for one estate that exists but is not for the claim's user */
function refuseUnreadable(context: CallContext): void {
  const id = Number(context.resourceId);
  const refused =
    context.settings.unreadableEstate === '149' &&
    context.customer.tables.estate.has(id) &&
    !mayRead(context, 'estate', id);
  if (refused) throw new ApiError(149);
}

function readExtras(context: CallContext): (record: CrmRecord) => Record<string, unknown> {
  const { parameters, baseUrl } = context;
  return (record) => ({
    ...(truthy(parameters['addestatelanguage']) ? { language: '' } : {}),
    ...(truthy(parameters['addMainLangId']) ? { mainLangId: null } : {}),
    ...(truthy(parameters['addMobileUrl']) ? { mobileUrl: `${baseUrl}/estates/${record.id}` } : {}),
  });
}

/** @throws ApiError 160 for what is no language code */
function isForeignLanguage(language: unknown): boolean {
  if (language === undefined || language === null || language === '') return false;
  const code = scalarText(language) ?? '';
  if (!/^[A-Z]{3}$/.test(code)) throw new ApiError(160, code);
  return code !== 'DEU';
}
