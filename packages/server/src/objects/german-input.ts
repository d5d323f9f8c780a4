import { DateTime } from 'luxon';
import { BUSINESS_ZONE } from '../web/format.js';

/** A parsed value, or the reason why the text is not one (a key of `details.errors`). */
export type Parsed<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: string };

/** 10 billion euros or square metres in hundredths: far above anything real, far below 2^53. */
const MAX_HUNDREDTHS = 1_000_000_000_000;

const PLAIN_OR_GROUPED = /^(\d+|\d{1,3}(\.\d{3})+)(?:,(\d{1,2}))?$/;

/**
 * Reads an amount the way Germans write it, as hundredths: `450000`, `450.000`, `450.000,00`, `450 000 €`,
 * `450.000,- €`. What could mean two numbers (`450.00`, `1.5`, `1,500`) is refused.
 */
export function parseGermanNumber(text: string, kind: 'number' | 'money'): Parsed<number> {
  const cleaned = text
    .normalize('NFKC')
    .trim()
    .replace(/\s*(€|EUR|Euro|m2)\s*$/i, '')
    .replace(/,-{1,2}$/, '')
    .replace(/(?<=\d)[\s']+(?=\d{3}(?!\d))/g, '.');
  if (/^[-−]\s*\d/.test(cleaned)) return refused('negative');
  const [, whole, , fraction = ''] = PLAIN_OR_GROUPED.exec(cleaned) ?? [];
  if (whole === undefined) return refused(/^\d[\d.,]*$/.test(cleaned) ? 'ambiguous' : kind);
  const hundredths = Number(whole.replaceAll('.', '')) * 100 + Number(fraction.padEnd(2, '0'));
  return hundredths > MAX_HUNDREDTHS ? refused('too_large') : { ok: true, value: hundredths };
}

/** Hundredths as text for a form field: `450.000`, money with cents `450.000,50`, other numbers `142,5`. */
export function toGermanInput(hundredths: number, kind: 'number' | 'money'): string {
  return new Intl.NumberFormat('de-DE', {
    minimumFractionDigits: kind === 'number' || hundredths % 100 === 0 ? 0 : 2,
    maximumFractionDigits: 2,
  }).format(hundredths / 100);
}

/**
 * Reads date (`2026-11-23` or `23.11.2026`) and time (`18:00`) in Europe/Berlin and returns UTC text, `null`
 * when both are empty. A time that the clocks skip in March is refused; of a doubled hour in October the
 * first one counts.
 */
export function parseBerlinTime(date: string, time: string): Parsed<string | null> {
  const dateText = date.trim();
  const timeText = time.trim();
  if (dateText === '' && timeText === '') return { ok: true, value: null };
  if (dateText === '') return refused('date_missing');
  if (timeText === '') return refused('time_missing');
  const day = parseDate(dateText);
  if (!day) return refused('date');
  const [, hourText, minuteText] = /^(\d{1,2})[:.](\d{2})(?::\d{2})?(?:\s*Uhr)?$/i.exec(timeText) ?? [];
  const hour = Number(hourText);
  const minute = Number(minuteText);
  if (hourText === undefined || hour > 23 || minute > 59) return refused('time');

  const local = DateTime.fromObject({ ...day, hour, minute }, { zone: BUSINESS_ZONE });
  if (!local.isValid) return refused('date');
  if (local.hour !== hour || local.minute !== minute) return refused('nonexistent');
  const [first = local] = local.getPossibleOffsets().toSorted((a, b) => a.toMillis() - b.toMillis());
  return { ok: true, value: first.toUTC().toISO() ?? '' };
}

/** UTC text as the values of a date field and a time field in Europe/Berlin. */
export function toBerlinInput(utc: string): { readonly date: string; readonly time: string } {
  const local = DateTime.fromISO(utc, { zone: BUSINESS_ZONE });
  return { date: local.toFormat('yyyy-MM-dd'), time: local.toFormat('HH:mm') };
}

const [EARLIEST_YEAR, LATEST_YEAR] = [2000, 2100];

function parseDate(text: string): { year: number; month: number; day: number } | undefined {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  const german = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text);
  const [year, month, day] = iso ? iso.slice(1) : german ? german.slice(1).toReversed() : [];
  if (year === undefined) return undefined;
  const date = { year: Number(year), month: Number(month), day: Number(day) };
  // Any other year is a slip of the finger, such as 0202.
  if (date.year < EARLIEST_YEAR || date.year > LATEST_YEAR) return undefined;
  return DateTime.fromObject(date, { zone: BUSINESS_ZONE }).isValid ? date : undefined;
}

function refused(error: string): { readonly ok: false; readonly error: string } {
  return { ok: false, error };
}
