import type { ContactEntry, ContactKind } from '../crm/contact-entries.js';
import type { CustomerCrm } from '../crm/customer-crm.js';
import type { FieldModule } from '../fields/field-catalog.js';
import type { FieldValue } from '../fields/field-value.js';
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

/** Creates a record or changes some of its elements, without any check of rights or mandatory fields. */
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
      entries = replaceMainEntry(entries, kind, scalarText(value ?? '') ?? '', id);
    } else if (customer.fields[module].exists(name)) {
      values[name] = storable(name, value);
    } else {
      throw new ControlError(`${module} has no field ${JSON.stringify(name)}`);
    }
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

function storable(name: string, value: unknown): FieldValue {
  if (value === null) return '';
  const text = scalarText(value);
  if (text !== undefined) return text;
  if (isPlainObject(value)) return value;
  if (Array.isArray(value)) {
    return value.map((item: unknown) => {
      const key = scalarText(item);
      if (key === undefined) throw new ControlError(`${name} has a value that is no text`);
      return key;
    });
  }
  throw new ControlError(`${name} has a value that cannot be stored`);
}
