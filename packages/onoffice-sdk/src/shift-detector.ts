import type { Page } from './list-definition.js';
import { ListShiftedError, type ListShift } from './list-errors.js';
import { createNumberSet } from './number-set.js';
import type { RecordId } from './record-id.js';

/** Watches the pages of one reading of a list for signs that the list changed meanwhile. */
export interface ShiftDetector {
  /**
   * The page without records that an earlier page already had.
   * @throws ListShiftedError when nobody wants to be told instead
   */
  readonly check: <T extends { readonly id: RecordId }>(
    page: Page<T>,
    offset: number,
    limit: number,
  ) => Page<T>;
  /** The newest total; 0 as long as no page gave one. */
  readonly total: () => number;
  /** Whether the newest page gave a total. What lies behind a page without one is not known. */
  readonly knowsEnd: () => boolean;
  /** Offset of the record after the newest page. */
  readonly nextOffset: () => number;
  readonly delivered: () => number;
}

export function createShiftDetector(onShift: ((shift: ListShift) => void) | undefined): ShiftDetector {
  const seen = createNumberSet();
  let total: number | undefined;
  let knowsEnd = false;
  let nextOffset = 0;
  let delivered = 0;

  const notice = (shift: ListShift): void => {
    if (!onShift) throw new ListShiftedError(shift, delivered);
    onShift(shift);
  };

  return {
    check(page, offset, limit) {
      if (page.total !== null) {
        if (total !== undefined && page.total !== total) {
          notice({ kind: 'changed_total', offset, before: total, now: page.total });
        }
        total = page.total;
      }
      // A page without a total is held to the one of an earlier page.
      const expected = Math.max(0, Math.min(limit, (total ?? 0) - offset));
      if (page.records.length < expected) {
        notice({ kind: 'short_page', offset, expected, found: page.records.length });
      }
      knowsEnd = page.total !== null;
      nextOffset = offset + page.records.length;
      const fresh = page.records.filter(({ id }) => {
        if (seen.add(numberOf(id))) return true;
        notice({ kind: 'repeated_record', offset });
        return false;
      });
      delivered += fresh.length;
      return { records: fresh, total: page.total };
    },
    total: () => total ?? 0,
    knowsEnd: () => knowsEnd,
    nextOffset: () => nextOffset,
    delivered: () => delivered,
  };
}

function numberOf(id: RecordId): number {
  const number = Number(id);
  if (Number.isSafeInteger(number) && number > 0) return number;
  throw new TypeError('the `id` of a record in a list is its record number');
}
