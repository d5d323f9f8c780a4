import { DateTime } from 'luxon';

/** The zone in which brokers think. */
export const BUSINESS_ZONE = 'Europe/Berlin';

const NO_BREAK_SPACE = '\u00a0';

const KIBIBYTE = 1024;

/** Shows values the way people of a language write them. */
export interface Formats {
  /** `450.000 €`, with cents only where there are some. */
  money(cents: number): string;
  /** `450.001 €`, rounded to whole euros. */
  wholeMoney(cents: number): string;
  /** `120,5 m²` from hundredths. */
  area(centi: number): string;
  number(value: number): string;
  /** `23.11.2026, 18:00 Uhr` in Europe/Berlin from UTC text. */
  dateTime(utc: string): string;
  date(utc: string): string;
  /** `12 KB`, `1,3 MB`: begun kilobytes below one megabyte, both of 1024 as systems show them. */
  fileSize(bytes: number): string;
}

const LOCALES: Readonly<Record<string, string>> = { de: 'de-DE', en: 'en-GB' };

export function createFormats(language: string): Formats {
  const locale = LOCALES[language] ?? 'de-DE';
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const euros = (digits: number) =>
    new Intl.NumberFormat(locale, {
      style: 'currency',
      currency: 'EUR',
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
  const whole = euros(0);
  const withCents = euros(2);
  const inZone = (utc: string) => DateTime.fromISO(utc, { zone: BUSINESS_ZONE }).setLocale(locale);
  return {
    money: (cents) => (cents % 100 === 0 ? whole : withCents).format(cents / 100),
    wholeMoney: (cents) => whole.format(cents / 100),
    area: (centi) => `${number.format(centi / 100)}${NO_BREAK_SPACE}m²`,
    number: (value) => number.format(value),
    dateTime: (utc) =>
      inZone(utc).toFormat(language === 'en' ? 'dd/MM/yyyy, HH:mm' : "dd.MM.yyyy, HH:mm 'Uhr'"),
    date: (utc) => inZone(utc).toFormat(language === 'en' ? 'dd/MM/yyyy' : 'dd.MM.yyyy'),
    fileSize(bytes) {
      const kibibytes = Math.ceil(bytes / KIBIBYTE);
      if (kibibytes < KIBIBYTE) return `${number.format(kibibytes)}${NO_BREAK_SPACE}KB`;
      const mebibytes = Math.round((bytes / KIBIBYTE / KIBIBYTE) * 10) / 10;
      return `${number.format(mebibytes)}${NO_BREAK_SPACE}MB`;
    },
  };
}
