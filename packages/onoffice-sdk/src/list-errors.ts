import { OnOfficeError } from './errors.js';

/**
 * A later page failed. What came before was delivered; the list is not complete. `cause` is the error
 * of the page.
 */
export class ListInterruptedError extends OnOfficeError {
  readonly code = 'list_interrupted';
  /** Records delivered before the failure. */
  readonly delivered: number;
  /** Offset of the first record that is missing. */
  readonly nextOffset: number;
  readonly #records: readonly unknown[];

  constructor(delivered: number, nextOffset: number, cause: OnOfficeError, records: readonly unknown[] = []) {
    super(
      `the list broke off after ${delivered} records: ${cause.code}`,
      {
        de: `Die Liste wurde nach ${delivered} Datensätzen unterbrochen und ist unvollständig. ${cause.hint.de}`,
        en: `The list broke off after ${delivered} records and is incomplete. ${cause.hint.en}`,
      },
      cause,
    );
    this.delivered = delivered;
    this.nextOffset = nextOffset;
    this.#records = records;
  }

  /** What `toArray` had collected; empty after an iteration, whose consumer has the records already. */
  collected(): readonly unknown[] {
    return this.#records;
  }
}

/** What changed while a list was read. */
export type ListShift =
  | { readonly kind: 'repeated_record'; readonly offset: number }
  | { readonly kind: 'changed_total'; readonly offset: number; readonly before: number; readonly now: number }
  /** A page brought fewer records than the total promises: records were removed, or the page size was not honoured. */
  | {
      readonly kind: 'short_page';
      readonly offset: number;
      readonly expected: number;
      readonly found: number;
    };

/**
 * The list changed between two pages: a record may be missing or doubled. Read it again, or give
 * `onShift` to go on all the same.
 */
export class ListShiftedError extends OnOfficeError {
  readonly code = 'list_shifted';
  readonly shift: ListShift;
  readonly delivered: number;

  constructor(shift: ListShift, delivered: number) {
    super(`the list changed while it was read (${shift.kind} at offset ${shift.offset})`, {
      de: 'Die Daten in onOffice haben sich während des Lesens geändert. Bitte erneut versuchen.',
      en: 'The data in onOffice changed while they were read: try again.',
    });
    this.shift = shift;
    this.delivered = delivered;
  }
}

/** There are more records than the caller wants to collect; none were collected. */
export class ListTooLongError extends OnOfficeError {
  readonly code = 'list_too_long';
  readonly limit: number;
  /** `null` when onOffice did not say. */
  readonly total: number | null;

  constructor(limit: number, total: number | null) {
    super(`the list has ${total ?? 'more'} records, the limit is ${limit}`, {
      de: `Die Liste ist länger als die vorgesehenen ${limit} Datensätze.`,
      en: `The list is longer than the intended ${limit} records.`,
    });
    this.limit = limit;
    this.total = total;
  }
}
