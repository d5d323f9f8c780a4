import type { ContactEntry, ContactKind } from '../crm/contact-entries.js';
import type { CustomerCrm } from '../crm/customer-crm.js';
import type { FieldDefinition, FieldModule } from '../fields/field-catalog.js';
import { decimalsOf, unsetValue, type FieldValue } from '../fields/field-value.js';
import { isPlainObject, scalarText } from '../wire/plain-object.js';
import { ControlError } from './control-error.js';

/** Address elements that stand for a main contact entry instead of a field. */
const ENTRY_ELEMENTS: ReadonlyMap<string, ContactKind> = new Map(
  Object.entries({
    Email: 'email',
    email: 'email',
    Telefon1: 'phone',
    phone: 'phone',
    mobile: 'mobile',
    Telefax1: 'fax',
    fax: 'fax',
  } as const),
);

/** Creates a record or changes some of its elements, without any check of rights, mandatory fields or keys. */
export function changeRecord(
  customer: CustomerCrm,
  module: FieldModule,
  id: number,
  elements: Readonly<Record<string, unknown>>,
): void {
  const table = customer.tables[module];
  const before = table.get(id);
  const values: Record<string, FieldValue> = { ...before?.values };
  let entries = before?.entries ?? [];
  for (const [name, value] of Object.entries(elements)) {
    const kind = module === 'address' ? ENTRY_ELEMENTS.get(name) : undefined;
    if (kind !== undefined) {
      const text = scalarText(value ?? '');
      if (text === undefined) throw new ControlError(`${name} has a value that is no text`);
      entries = replaceMainEntry(entries, kind, text, id);
      continue;
    }
    const field = customer.fields[module].find(name);
    if (field === undefined) throw new ControlError(`${module} has no field ${JSON.stringify(name)}`);
    values[name] = storable(field, value);
  }
  table.put(id, { values, ...(module === 'address' ? { entries } : {}) });
}

/** The new main entry of a kind; an empty value removes every entry of it. */
function replaceMainEntry(
  entries: readonly ContactEntry[],
  kind: ContactKind,
  value: string,
  addressId: number,
): ContactEntry[] {
  const others = entries.filter((entry) => entry.kind !== kind);
  if (value === '') return others;
  const id = Math.max(addressId * 10, ...entries.map((entry) => entry.id)) + 1;
  return [...others, { id, kind, use: '', value, main: true }];
}

/**
 * The value of an element in the form that the field's type has in every record: numbers with its decimals, one key of
 * a multi-select as a list, null as unset. Text is taken as it is, so that an account with odd values can be tried;
 * a multi-select takes it so when it has pipes.
 */
function storable(field: FieldDefinition, value: unknown): FieldValue {
  if (value === null) return unsetValue(field);
  if (isPlainObject(value)) return value;
  if (Array.isArray(value)) {
    return value.map((item: unknown) => {
      const key = scalarText(item);
      if (key === undefined) throw new ControlError(`${field.name} has a value that is no text`);
      return key;
    });
  }
  const decimals = decimalsOf(field);
  const text =
    typeof value === 'number' && decimals !== undefined ? value.toFixed(decimals) : scalarText(value);
  if (text === undefined) throw new ControlError(`${field.name} has a value that cannot be stored`);
  if (field.type !== 'multiselect' || text.includes('|')) return text;
  return text === '' ? [] : [text];
}
