import { cleanLine, createFieldReader, type FormError } from '../objects/form-fields.js';
import type { OfficeTexts } from '../tenants/tenant-settings-store.js';
import { isHttpUrl } from '../web/is-http-url.js';
import { stripInvisible } from '../web/strip-invisible.js';

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
    displayName: stripInvisible(cleanLine(body['displayName'])).trim(),
    imprint: cleanLines(body['imprint']),
    privacyUrl: cleanLine(body['privacyUrl']),
    senderName: stripInvisible(cleanLine(body['senderName'])).trim(),
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

/** Several lines without other control characters and invisible ones; at most one empty line in a row. */
function cleanLines(value: unknown): string {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  if (typeof first !== 'string') return '';
  return stripInvisible(first)
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n]+/gu, ' ')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
