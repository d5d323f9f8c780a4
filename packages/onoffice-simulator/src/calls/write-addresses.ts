import type { ContactEntry } from '../crm/contact-entries.js';
import type { CrmRecord } from '../crm/record-table.js';
import type { FieldValue } from '../fields/field-value.js';
import { ApiError } from '../wire/api-error.js';
import { scalarText, truthy } from '../wire/plain-object.js';
import {
  mayRead,
  mayWrite,
  requiredRecordId,
  successResult,
  type ApiCall,
  type CallContext,
} from './api-call.js';
import { changeEntries, createEntries, isEntryParameter } from './address-entry-parameters.js';
import { incomingValue } from './incoming-value.js';

/** Parameters of the two calls that are no fields. */
const OPTIONS = new Set(['extendedclaim', 'checkDuplicate', 'noOverrideByDuplicate']);

/** `create` of `address`: field values stand directly in the parameters. */
export const createAddressCall: ApiCall = {
  verb: 'create',
  resourceType: 'address',
  cacheable: false,
  handle: (context) => {
    if (!mayWrite(context)) throw new ApiError(131);
    const { parameters, customer, clock } = context;
    const values = incomingAddress(context);
    const table = customer.tables.address;
    const newId = table.nextId();
    const entries = createEntries(parameters, newId * 10);
    for (const name of customer.mandatoryFields.address) {
      if ((values[name] ?? '') === '') throw new ApiError(254, name);
    }
    const duplicate = truthy(parameters['checkDuplicate']) ? findDuplicate(context, entries) : undefined;
    const id = duplicate?.id ?? newId;
    const override = !truthy(parameters['noOverrideByDuplicate']);
    if (duplicate === undefined) {
      table.put(id, {
        values: {
          KdNr: String(newId),
          Status: '1',
          Status2Adr: 'status2adr_active',
          Eintragsdatum: clock.nowText().slice(0, 10),
          ...values,
          Aenderung: clock.nowText(),
        },
        entries,
      });
    } else if (override) {
      table.put(id, { ...duplicate, values: { ...duplicate.values, ...values, Aenderung: clock.nowText() } });
    }
    return { records: [{ id, type: 'address', elements: [] }], total: null };
  },
};

export const modifyAddressCall: ApiCall = {
  verb: 'modify',
  resourceType: 'address',
  cacheable: false,
  handle: (context) => {
    const id = requiredRecordId(context);
    const table = context.customer.tables.address;
    const record = table.get(id);
    if (record === undefined || !mayRead(context, 'address', id)) throw new ApiError(80);
    if (!mayWrite(context)) throw new ApiError(261, String(id));
    table.put(id, {
      values: { ...record.values, ...incomingAddress(context), Aenderung: context.clock.nowText() },
      entries: changeEntries(record.entries ?? [], context.parameters, id * 10),
    });
    return successResult('address');
  },
};

/** @throws ApiError 145 for a parameter that is no field of the account */
function incomingAddress(context: CallContext): Record<string, FieldValue> {
  const values: Record<string, FieldValue> = {};
  for (const [name, value] of Object.entries(context.parameters)) {
    if (OPTIONS.has(name) || isEntryParameter(name)) continue;
    const field = context.customer.fields.address.active(name);
    if (field === undefined || name === 'ID' || name === 'KdNr') throw new ApiError(145, name);
    values[name] = incomingValue(field, value);
  }
  return values;
}

/** The address with the lowest id that has one of the e-mail addresses. */
function findDuplicate(context: CallContext, entries: readonly ContactEntry[]): CrmRecord | undefined {
  const wanted = new Set(emails(entries));
  if (wanted.size === 0) return undefined;
  const table = context.customer.tables.address;
  for (const id of table.ids()) {
    const record = table.get(id);
    if (record !== undefined && emails(record.entries ?? []).some((email) => wanted.has(email)))
      return record;
  }
  return undefined;
}

function emails(entries: readonly ContactEntry[]): string[] {
  return entries
    .filter((entry) => entry.kind === 'email')
    .map((entry) => (scalarText(entry.value) ?? '').trim().toLowerCase());
}
