import type { RawElements } from './record-decoder.js';

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

const entryKey = /^(default)?(phone|mobile|fax|email)(private|business)?__(\d+)(__Comment)?$/;

/**
 * The contact entries of an address in the order of delivery. On the wire each is a key such as
 * `phonebusiness__13021`, its remark a second key ending in `__Comment`.
 *
 * Source: apidoc.onoffice.de (read address) and recorded answers. How the `default…` keys come back is
 * documented in two ways; both are understood.
 */
export function readContactEntries(elements: RawElements): ContactEntry[] {
  const entries: ContactEntry[] = [];
  const defaults = new Set<string>();
  for (const key in elements) {
    if (!key.includes('__')) continue;
    const match = entryKey.exec(key);
    if (!match) continue;
    const [, isDefault, kind, use, entryId = '', isComment] = match;
    if (isComment !== undefined) continue;
    const value = elements[key];
    if (typeof value !== 'string' || value === '') continue;
    if (isDefault !== undefined) {
      defaults.add(`${kind}${entryId}`);
      continue;
    }
    const comment = elements[`${key}__Comment`];
    entries.push({
      kind: kindOf(kind),
      use: useOf(use),
      value,
      entryId,
      isDefault: false,
      ...(typeof comment === 'string' && comment !== '' ? { comment } : {}),
    });
  }
  return entries.map((entry) =>
    isMainEntry(entry, elements, defaults) ? { ...entry, isDefault: true } : entry,
  );
}

function isMainEntry(entry: ContactEntry, elements: RawElements, defaults: ReadonlySet<string>): boolean {
  const family = entry.kind === 'mobile' ? 'phone' : entry.kind;
  return defaults.has(`${family}${entry.entryId}`) || elements[`default${family}`] === entry.value;
}

function kindOf(text: string | undefined): ContactKind {
  return text === 'mobile' || text === 'fax' || text === 'email' ? text : 'phone';
}

function useOf(text: string | undefined): ContactEntry['use'] {
  return text === 'private' || text === 'business' ? text : 'general';
}
