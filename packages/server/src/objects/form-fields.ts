import { parseGermanNumber, type Parsed } from './german-input.js';

/** One thing to mend; `field` is the id of the input, `error` a key of `details.errors`. */
export interface FormError {
  readonly field: string;
  /** A key of the texts, the name of the field in the summary. */
  readonly label: string;
  readonly error: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** Reads typed texts and collects what is wrong with them. */
export interface FieldReader {
  readonly errors: readonly FormError[];
  fail(field: string, label: string, error: string, params?: FormError['params']): void;
  /** The value, or `null` after noting the error. */
  take<T>(field: string, label: string, parsed: Parsed<T>): T | null;
  /** Hundredths; `null` for an empty text or after noting the error. */
  amount(field: string, label: string, text: string, kind: 'number' | 'money'): number | null;
  /** Basis points of `3,57` or `3,57 %`; else as {@link FieldReader.amount}. */
  percent(field: string, label: string, text: string): number | null;
  /** The text itself, after noting when it is too long. */
  limited(field: string, label: string, text: string, max: number): string;
}

export function createFieldReader(): FieldReader {
  const errors: FormError[] = [];
  const reader: FieldReader = {
    errors,
    fail(field, label, error, params) {
      errors.push({ field, label, error, ...(params ? { params } : {}) });
    },
    take(field, label, parsed) {
      if (parsed.ok) return parsed.value;
      reader.fail(field, label, parsed.error);
      return null;
    },
    amount(field, label, text, kind) {
      return text.trim() === '' ? null : reader.take(field, label, parseGermanNumber(text, kind));
    },
    percent(field, label, text) {
      return reader.amount(field, label, text.replace(/\s*%\s*$/, ''), 'number');
    },
    limited(field, label, text, max) {
      const { length } = Array.from(text);
      if (length > max) reader.fail(field, label, 'too_long', { max, length });
      return text;
    },
  };
  return reader;
}

/** More rows than a form can carry. */
const MAX_POSTED_ROWS = 1000;

/** The rows of a list; the form says in a field how many it showed. */
export function readRows<Row>(
  body: Readonly<Record<string, unknown>>,
  countField: string,
  read: (index: number) => Row,
): Row[] {
  const count = Number(cleanLine(body[countField]));
  const length = Number.isInteger(count) ? Math.min(MAX_POSTED_ROWS, Math.max(0, count)) : 0;
  return Array.from({ length }, (_, index) => read(index));
}

/** Notes when a list has more rows than it may, at the first row too many. */
export function limitRows(
  fields: FieldReader,
  rowField: string,
  label: string,
  rows: readonly object[],
  max: number,
): void {
  if (rows.length > max) fields.fail(`${rowField}${max}`, label, 'too_many_rows', { max });
}

/** One line without control characters; of a repeated field the first. */
export function cleanLine(value: unknown): string {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' ? first.replace(/\p{Cc}+/gu, ' ').trim() : '';
}
