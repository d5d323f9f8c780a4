export type ContactKind = 'phone' | 'mobile' | 'fax' | 'email';

/** One phone, mobile, fax or e-mail entry of an address. */
export interface ContactEntry {
  readonly kind: ContactKind;
  readonly use: 'general' | 'private' | 'business';
  readonly value: string;
  /** onOffice's number of the entry. */
  readonly entryId: string;
  /** The main entry of its kind; only known when `defaultphone`, `defaultemail` or `defaultfax` was asked for. */
  readonly isDefault: boolean;
  /** Absent without a remark. */
  readonly comment?: string;
}

/** What stands before the number of an entry, such as `phone` or `phoneprivate`. */
const entryNames = (['phone', 'mobile', 'fax', 'email'] as const).flatMap((kind) => [
  { text: kind, kind, use: 'general' as const },
  { text: `${kind}private`, kind, use: 'private' as const },
  { text: `${kind}business`, kind, use: 'business' as const },
]);

/** The field that names the main entry of a kind; mobile numbers are phone numbers to onOffice. */
const defaultField: Readonly<Record<ContactKind, string>> = {
  phone: 'defaultphone',
  mobile: 'defaultphone',
  fax: 'defaultfax',
  email: 'defaultemail',
};

const REMARK = '__Comment';

/**
 * The contact entries of an address in the order of delivery. On the wire each is a key such as
 * `phonebusiness__13021`, its remark a second key ending in `__Comment`.
 *
 * @param keys the keys of an address that are no fields
 * @param raws what stands under them
 * @param values the decoded fields, where `defaultphone`, `defaultemail` and `defaultfax` are among them
 * Source: apidoc.onoffice.de (read address) and recorded answers. How the `default…` keys come back is
 * documented in two ways; both are understood.
 */
export function readContactEntries(
  keys: readonly string[],
  raws: readonly unknown[],
  values: Readonly<Record<string, unknown>>,
): ContactEntry[] {
  const entries: ContactEntry[] = [];
  const remarks = placesOf(keys, (key) => key.endsWith(REMARK));
  const mainEntries = placesOf(keys, (key) => key.startsWith('default')).map((place) => keys[place]);
  for (let place = 0; place < keys.length; place += 1) {
    const key = keys[place] ?? '';
    const raw = raws[place];
    const value = typeof raw === 'number' ? String(raw) : raw;
    const numberAt = key.indexOf('__');
    if (numberAt < 0 || typeof value !== 'string' || value === '') continue;
    const name = entryNames.find((one) => one.text.length === numberAt && key.startsWith(one.text));
    const entryId = key.slice(numberAt + 2);
    // The number ends the key; a remark's key goes on after it.
    if (!name || !/^\d+$/.test(entryId)) continue;
    const { kind, use } = name;
    const isDefault =
      values[defaultField[kind]] === value ||
      (mainEntries.length > 0 && mainEntries.includes(`${defaultField[kind]}__${entryId}`));
    const remarkAt = remarks.find((at) => isRemarkOn(key, keys[at] ?? ''));
    const comment = remarkAt === undefined ? '' : raws[remarkAt];
    entries.push(
      typeof comment === 'string' && comment !== ''
        ? { kind, use, value, entryId, isDefault, comment }
        : { kind, use, value, entryId, isDefault },
    );
  }
  return entries;
}

/** A plain loop: this runs for every address of a list. */
function placesOf(keys: readonly string[], fits: (key: string) => boolean): number[] {
  const places: number[] = [];
  for (let place = 0; place < keys.length; place += 1) if (fits(keys[place] ?? '')) places.push(place);
  return places;
}

function isRemarkOn(entryKey: string, remarkKey: string): boolean {
  return remarkKey.length === entryKey.length + REMARK.length && remarkKey.startsWith(entryKey);
}
