import type { ContactEntry, ContactKind, ContactUse } from '../crm/contact-entries.js';
import { ApiError } from '../wire/api-error.js';
import { isPlainObject, scalarText, truthy, type PlainObject } from '../wire/plain-object.js';

interface EntrySlot {
  readonly kind: ContactKind;
  readonly use: ContactUse;
}

/** The write parameters have an underscore where the read keys have none: `phone_business`, `phonebusiness__12`. */
const SLOTS: Readonly<Record<string, EntrySlot>> = {
  phone: { kind: 'phone', use: '' },
  phone_private: { kind: 'phone', use: 'private' },
  phone_business: { kind: 'phone', use: 'business' },
  mobile: { kind: 'mobile', use: '' },
  fax: { kind: 'fax', use: '' },
  fax_private: { kind: 'fax', use: 'private' },
  fax_business: { kind: 'fax', use: 'business' },
  email: { kind: 'email', use: '' },
  email_private: { kind: 'email', use: 'private' },
  email_business: { kind: 'email', use: 'business' },
  // The fields of a read are taken as their entries.
  Telefon1: { kind: 'phone', use: '' },
  Telefax1: { kind: 'fax', use: '' },
  Email: { kind: 'email', use: '' },
};

const DEFAULTS: Readonly<Record<string, readonly ContactKind[]>> = {
  default_phone: ['phone', 'mobile'],
  default_fax: ['fax'],
  default_email: ['email'],
};

export function isEntryParameter(name: string): boolean {
  return Object.hasOwn(SLOTS, name) || Object.hasOwn(DEFAULTS, name);
}

/** @throws ApiError 258/260 when a default entry is none of the others */
export function createEntries(parameters: PlainObject, firstEntryId: number): ContactEntry[] {
  const entries: ContactEntry[] = [];
  for (const [name, slot] of Object.entries(SLOTS)) {
    const value = scalarText(parameters[name]);
    if (value === undefined || value === '') continue;
    entries.push({
      ...slot,
      kind: isMobileNumber(slot, value) ? 'mobile' : slot.kind,
      value,
      id: firstEntryId + entries.length,
    });
  }
  for (const [name, kinds] of Object.entries(DEFAULTS)) {
    const value = scalarText(parameters[name]);
    if (value === undefined || value === '') continue;
    const index = entries.findIndex((entry) => kinds.includes(entry.kind) && entry.value === value);
    const entry = entries[index];
    if (entry === undefined) {
      throw name === 'default_phone' ? new ApiError(260) : new ApiError(258, name.slice('default_'.length));
    }
    entries[index] = { ...entry, main: true };
  }
  return entries;
}

/** Applies the action objects of a modify: `{action: add | modify | delete, oldvalue, newvalue, default}`. */
export function changeEntries(
  before: readonly ContactEntry[],
  parameters: PlainObject,
  firstEntryId: number,
): ContactEntry[] {
  let entries = [...before];
  for (const [name, slot] of Object.entries(SLOTS)) {
    const given = parameters[name];
    if (given === undefined) continue;
    for (const change of Array.isArray(given) ? given : [given]) {
      entries = changeEntry(entries, slot, change, firstEntryId);
    }
  }
  return entries;
}

function changeEntry(
  entries: readonly ContactEntry[],
  slot: EntrySlot,
  change: unknown,
  firstEntryId: number,
): ContactEntry[] {
  if (!isPlainObject(change) || change['action'] === undefined) throw new ApiError(81);
  const newValue = scalarText(change['newvalue']) ?? '';
  switch (change['action']) {
    case 'add': {
      if (newValue === '') throw new ApiError(85);
      const id = Math.max(firstEntryId - 1, ...entries.map((entry) => entry.id)) + 1;
      return withMain([...entries, { ...slot, value: newValue, id }], id, change);
    }
    case 'modify': {
      if (newValue === '') throw new ApiError(85);
      const entry = uniqueEntry(entries, slot, change);
      const changed = entries.map((other) => (other === entry ? { ...entry, value: newValue } : other));
      return withMain(changed, entry.id, change);
    }
    case 'delete': {
      const entry = uniqueEntry(entries, slot, change);
      return entries.filter((other) => other !== entry);
    }
    default:
      throw new ApiError(82);
  }
}

/** @throws ApiError 86 without an old value, 83 when nothing has it, 87 when several do */
function uniqueEntry(entries: readonly ContactEntry[], slot: EntrySlot, change: PlainObject): ContactEntry {
  const oldValue = scalarText(change['oldvalue']) ?? '';
  if (oldValue === '') throw new ApiError(86);
  const found = entries.filter((entry) => entry.kind === slot.kind && entry.value === oldValue);
  const [entry] = found;
  if (entry === undefined) throw new ApiError(83);
  if (found.length > 1) throw new ApiError(87);
  return entry;
}

function withMain(entries: ContactEntry[], id: number, change: PlainObject): ContactEntry[] {
  if (!truthy(change['default'])) return entries;
  const kind = entries.find((entry) => entry.id === id)?.kind;
  return entries.map((entry) => (entry.kind === kind ? { ...entry, main: entry.id === id } : entry));
}

/** onOffice files German mobile numbers as such, whatever the parameter says. */
function isMobileNumber(slot: EntrySlot, value: string): boolean {
  return slot.kind === 'phone' && /^(\+49|0049|0)[\s(0)]*1[5-7]/.test(value);
}
