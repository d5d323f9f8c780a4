import { cleanLine, createFieldReader, type FormError } from '../objects/form-fields.js';
import type { OfficeTexts } from '../tenants/tenant-settings-store.js';
import { isHttpUrl } from '../web/is-http-url.js';

export interface ParsedOfficeForm {
  /** As typed, for the form that is shown again. */
  readonly texts: OfficeTexts;
  readonly errors: readonly FormError[];
}

/** Longest texts, in characters. */
export const OFFICE_LIMITS: Readonly<Record<keyof OfficeTexts, number>> = {
  displayName: 100,
  imprint: 4000,
  privacyUrl: 2000,
  senderName: 100,
};

/** Reads the posted texts. Empty ones are no error: „Einrichtung“ says what is missing. */
export function parseOfficeForm(body: Readonly<Record<string, unknown>>): ParsedOfficeForm {
  const texts: OfficeTexts = {
    displayName: withoutDirections(cleanLine(body['displayName'])),
    imprint: withoutDirections(cleanLines(body['imprint'])),
    privacyUrl: cleanLine(body['privacyUrl']),
    senderName: withoutDirections(cleanLine(body['senderName'])),
  };
  const fields = createFieldReader();
  for (const field of Object.keys(OFFICE_LIMITS) as (keyof OfficeTexts)[]) {
    fields.limited(field, `administration.office.${field}`, texts[field], OFFICE_LIMITS[field]);
  }
  // Without blanks, unlike the link of an object: where it stands in a mail, it would end at the first one.
  if (texts.privacyUrl !== '' && (/\s/.test(texts.privacyUrl) || !isHttpUrl(texts.privacyUrl))) {
    fields.fail('privacyUrl', 'administration.office.privacyUrl', 'url');
  }
  return { texts, errors: fields.errors };
}

/** Several lines without other control characters; at most one empty line in a row. */
function cleanLines(value: unknown): string {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  if (typeof first !== 'string') return '';
  return first
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n]+/gu, ' ')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Marks that turn the direction of writing can make a name read as another one. */
function withoutDirections(text: string): string {
  return text.replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '');
}
