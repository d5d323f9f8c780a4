import type { FieldDefinition, FieldModule } from '../fields/field-catalog.js';
import { labelOf, type LabelLanguage } from '../fields/formatted-value.js';
import { truthy } from '../wire/plain-object.js';
import type { ApiCall, ApiRecord, CallContext } from './api-call.js';
import { estateTypeParents } from './estate-type-parents.js';

const MODULE_LABELS: Readonly<Record<FieldModule, Readonly<Record<LabelLanguage, string>>>> = {
  address: { DEU: 'Adressen', ENG: 'Addresses' },
  estate: { DEU: 'Immobilien', ENG: 'Properties' },
};

/** Modules that onOffice lists without this simulator knowing any field of them. */
const EMPTY_MODULES = [
  'agentsLog',
  'calendar',
  'email',
  'file',
  'news',
  'intranet',
  'project',
  'task',
  'user',
];

/** `get` of `fields`: the active fields of the account, or with `showOnlyInactive` the others. */
export const getFieldsCall: ApiCall = {
  verb: 'get',
  resourceType: 'fields',
  cacheable: true,
  handle: (context) => {
    const { modules } = context.parameters;
    const wanted: unknown[] =
      Array.isArray(modules) && modules.length > 0 ? modules : ['address', 'estate', ...EMPTY_MODULES];
    return {
      records: wanted
        .filter((module) => typeof module === 'string')
        .map((name) => moduleRecord(context, name)),
      total: null,
    };
  },
};

function moduleRecord(context: CallContext, module: string): ApiRecord {
  if (module !== 'estate' && module !== 'address') return { id: module, type: '', elements: [] };
  const { parameters, customer } = context;
  const labels = truthy(parameters['labels']);
  const language: LabelLanguage = parameters['language'] === 'ENG' ? 'ENG' : 'DEU';
  const catalog = customer.fields[module];
  const fields = truthy(parameters['showOnlyInactive']) ? catalog.inactiveFields() : catalog.activeFields();
  const { fieldList } = parameters;
  const chosen = Array.isArray(fieldList) ? fields.filter((field) => fieldList.includes(field.name)) : fields;
  const elements: Record<string, unknown> = labels ? { label: MODULE_LABELS[module][language] } : {};
  for (const field of chosen) elements[field.name] = describe(field, labels ? language : undefined);
  return { id: module, type: '', elements };
}

function describe(field: FieldDefinition, language: LabelLanguage | undefined): Record<string, unknown> {
  const label = language === 'ENG' ? (field.en ?? field.de) : field.de;
  return {
    type: reportedType(field),
    length: field.length ?? null,
    permittedvalues: permittedValues(field, language),
    default: null,
    filters: [],
    dependencies: field.name === 'objekttyp' ? estateTypeParents() : [],
    compoundFields: field.compoundOf ?? [],
    ...(language === undefined ? {} : { label }),
  };
}

/** The call does not know `tinyint`; it reports such columns as integers. */
function reportedType(field: FieldDefinition): string {
  return field.type === 'tinyint' ? 'integer' : field.type;
}

function permittedValues(field: FieldDefinition, language: LabelLanguage | undefined): unknown {
  if (field.type !== 'singleselect' && field.type !== 'multiselect') return null;
  const keys = Object.keys(field.values ?? {});
  if (language === undefined || keys.length === 0) return keys;
  return Object.fromEntries(keys.map((key) => [key, labelOf(field, key, language)]));
}
