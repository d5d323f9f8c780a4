export type ContactKind = 'phone' | 'mobile' | 'fax' | 'email';
export type ContactUse = '' | 'private' | 'business';

/** One phone number, fax number or e-mail address of an address record. */
export interface ContactEntry {
  readonly id: number;
  readonly kind: ContactKind;
  readonly use: ContactUse;
  readonly value: string;
  readonly comment?: string;
  /** The main entry of its kind: what `Telefon1`, `Telefax1` and `Email` show. */
  readonly main?: boolean;
}

const MAIN_FIELD: Record<string, readonly ContactKind[]> = {
  Telefon1: ['phone', 'mobile'],
  Telefax1: ['fax'],
  Email: ['email'],
  defaultphone: ['phone', 'mobile'],
  defaultfax: ['fax'],
  defaultemail: ['email'],
};

const LIST_FIELD: Record<string, readonly ContactKind[]> = {
  phone: ['phone'],
  mobile: ['mobile'],
  fax: ['fax'],
  email: ['email'],
};

/** Fields that show one main entry. */
export function isMainEntryField(name: string): boolean {
  return Object.hasOwn(MAIN_FIELD, name);
}

/** Pseudo fields that expand into one key per entry. */
export function isEntryListField(name: string): boolean {
  return Object.hasOwn(LIST_FIELD, name);
}

/** The main entry that a field such as `Email` shows; without a marked one, the first. */
export function mainEntry(entries: readonly ContactEntry[], field: string): ContactEntry | undefined {
  const kinds = MAIN_FIELD[field] ?? [];
  const candidates = entries.filter((entry) => kinds.includes(entry.kind));
  return candidates.find((entry) => entry.main === true) ?? candidates[0];
}

/** All values that a filter on `phone`, `email` … searches. A filter on `phone` also finds mobile numbers. */
export function searchedValues(entries: readonly ContactEntry[], field: string): string[] {
  if (isMainEntryField(field)) {
    const entry = mainEntry(entries, field);
    return entry === undefined ? [] : [entry.value];
  }
  const kinds = field === 'phone' ? ['phone', 'mobile'] : (LIST_FIELD[field] ?? []);
  return entries.filter((entry) => kinds.includes(entry.kind)).map((entry) => entry.value);
}

/** The keys of a read: `phonebusiness__12` and, when there is a remark, `phonebusiness__12__Comment`. */
export function entryElements(entries: readonly ContactEntry[], field: string): [string, string][] {
  const kinds = LIST_FIELD[field] ?? [];
  return entries
    .filter((entry) => kinds.includes(entry.kind))
    .flatMap((entry): [string, string][] => {
      const key = `${entry.kind}${entry.use}__${entry.id}`;
      const value: [string, string] = [key, entry.value];
      return entry.comment === undefined ? [value] : [value, [`${key}__Comment`, entry.comment]];
    });
}
