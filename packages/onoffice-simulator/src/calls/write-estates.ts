import type { FieldValue } from '../fields/field-value.js';
import { ApiError } from '../wire/api-error.js';
import { asPhpMap, scalarText } from '../wire/plain-object.js';
import {
  mayRead,
  mayWrite,
  requiredRecordId,
  successResult,
  type ApiCall,
  type CallContext,
} from './api-call.js';
import { incomingValue } from './incoming-value.js';

const NOT_WRITABLE = new Set([
  'Id',
  'erstellt_am',
  'erstellt_von',
  'provisionsbetrag',
  'summe_innenprovision',
  'summe_aussenprovision',
]);

export const createEstateCall: ApiCall = {
  verb: 'create',
  resourceType: 'estate',
  cacheable: false,
  handle: (context) => {
    if (!mayWrite(context)) throw new ApiError(78);
    const values = incomingEstate(context);
    refuseMissingFields(context, values);
    const table = context.customer.tables.estate;
    const id = table.nextId();
    const today = context.clock.nowText().slice(0, 10);
    table.put(id, {
      values: {
        status: '1',
        status2: 'status2obj_aktiv',
        ...values,
        erstellt_am: today,
        letzte_aktion: today,
        geaendert_am: context.clock.nowText(),
      },
    });
    return { records: [{ id, type: 'estate', elements: [] }], total: null };
  },
};

export const modifyEstateCall: ApiCall = {
  verb: 'modify',
  resourceType: 'estate',
  cacheable: false,
  handle: (context) => {
    const id = requiredRecordId(context);
    const table = context.customer.tables.estate;
    const record = table.get(id);
    if (record === undefined || !mayRead(context, 'estate', id)) throw new ApiError(80);
    if (!mayWrite(context)) throw new ApiError(262, String(id));
    const values = incomingEstate(context);
    table.put(id, {
      ...record,
      values: { ...record.values, ...values, geaendert_am: context.clock.nowText() },
    });
    return successResult('estate');
  },
};

/** @throws ApiError 143 for a field that does not exist, is switched off or cannot be written */
function incomingEstate(context: CallContext): Record<string, FieldValue> {
  const data = asPhpMap(context.parameters['data']);
  if (data === undefined) throw new ApiError(167, 'data');
  const values: Record<string, FieldValue> = {};
  for (const [name, value] of Object.entries(data)) {
    const field = context.customer.fields.estate.active(name);
    if (field === undefined || NOT_WRITABLE.has(name)) throw new ApiError(143, name);
    values[name] = incomingValue(field, value);
  }
  return values;
}

function refuseMissingFields(context: CallContext, values: Readonly<Record<string, FieldValue>>): void {
  for (const name of context.customer.mandatoryFields.estate) {
    const value = values[name];
    if (value === undefined || (scalarText(value) ?? 'filled') === '') throw new ApiError(254, name);
  }
}
