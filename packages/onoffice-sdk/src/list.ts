import { setImmediate } from 'node:timers/promises';
import type { Settled } from './call.js';
import type { CallOptions, DeferringCaller } from './caller.js';
import { OnOfficeAnswerError, OnOfficeCancelledError, OnOfficeError } from './errors.js';
import { flattenPages } from './flatten-pages.js';
import type { ListDefinition, Page } from './list-definition.js';
import { ListInterruptedError, ListShiftedError, ListTooLongError, type ListShift } from './list-errors.js';
import { createIteration } from './list-iteration.js';
import type { RecordId } from './record-id.js';
import { createShiftDetector, type ShiftDetector } from './shift-detector.js';

export interface ListOptions extends CallOptions {
  /** Records a page, 1 to 500 (the default). */
  readonly pageSize?: number;
  /** Pages that one request asks for as its actions, default 4. */
  readonly pagesPerRequest?: number;
  /** Requests that are under way, or have been answered, while the pages of the one before are consumed, default 3. */
  readonly requestsAhead?: number;
  /**
   * Called when the list changed between pages, instead of ending with a `ListShiftedError`: the list
   * then goes on without the repeated records. A list without a total ends with the error all the same when a
   * page brings nothing but repeated ones.
   */
  readonly onShift?: (shift: ListShift) => void;
}

export interface ToArrayOptions {
  /** The most records to collect. */
  readonly limit: number;
  /** What happens to a longer list: `refuse` it with a `ListTooLongError` (the default) or `cut` it. */
  readonly whenLonger?: 'refuse' | 'cut';
}

/**
 * A list in onOffice that is read when it is iterated, each time anew.
 *
 * A failure on a later page ends the list with a `ListInterruptedError`. Between pages onOffice keeps
 * no snapshot: a record that comes twice, a total that changes and a page that is too short are
 * noticed. Unnoticed stays one record that is added while another one vanishes, so that a third slips
 * from one page to the next, and any change of records already delivered. A list without a total is read
 * until an empty page; there a record that vanishes is not noticed either.
 */
export interface RecordList<T> extends AsyncIterable<T> {
  readonly pages: () => AsyncIterable<readonly T[]>;
  /** Collects the list. A longer one is refused unless the caller wants it cut. */
  readonly toArray: (options: ToArrayOptions) => Promise<T[]>;
  /** The number of hits, as onOffice counts them now. */
  readonly count: () => Promise<number>;
  readonly first: () => Promise<T | undefined>;
}

export function createList<T extends { readonly id: RecordId }>(
  caller: DeferringCaller,
  definition: ListDefinition<T>,
  options: ListOptions = {},
): RecordList<T> {
  const pageSize = options.pageSize ?? definition.largestPage;
  // Refuses wrong options here, not at the first use; with none ahead a list would end after its first page.
  definition.page(0, pageSize);
  requireAtLeastOne(options.pagesPerRequest, 'pagesPerRequest');
  requireAtLeastOne(options.requestsAhead, 'requestsAhead');
  const callOptions: CallOptions = { signal: options.signal, priority: options.priority ?? 'bulk' };

  async function* pagesOf(
    size: number,
    mostRecords: number,
    signal: AbortSignal,
  ): AsyncGenerator<Page<T>, void> {
    const detector = createShiftDetector(options.onShift);
    const reading: Reading<T> = { caller, definition, size, detector, options: { ...callOptions, signal } };
    const first = await caller.call(definition.page(0, size), reading.options);
    yield detector.check(first, 0, size);
    yield* pagesAhead(reading, mostRecords, options);
    if (!detector.knowsEnd()) yield* pagesOneByOne(reading);
  }

  async function* recordsOfPages(signal: AbortSignal): AsyncGenerator<readonly T[], void> {
    for await (const { records } of pagesOf(pageSize, Number.POSITIVE_INFINITY, signal)) yield records;
  }

  const pages = (): AsyncIterableIterator<readonly T[]> => createIteration(recordsOfPages, options.signal);

  return {
    pages,
    [Symbol.asyncIterator]: () => flattenPages(pages(), options.signal),
    async toArray({ limit, whenLonger = 'refuse' }) {
      requireAtLeastOne(limit, 'the limit of toArray');
      const mostRecords = whenLonger === 'cut' ? limit : Number.POSITIVE_INFINITY;
      const size = Math.min(pageSize, mostRecords);
      const collected: T[] = [];
      const allPages = createIteration((signal) => pagesOf(size, mostRecords, signal), options.signal);
      try {
        for await (const { records, total } of allPages) {
          if (whenLonger === 'refuse' && (total ?? collected.length + records.length) > limit) {
            throw new ListTooLongError(limit, total);
          }
          for (const record of records) collected.push(record);
          if (collected.length >= limit && whenLonger === 'cut') return collected.slice(0, limit);
        }
      } catch (error) {
        if (!(error instanceof ListInterruptedError) || !(error.cause instanceof OnOfficeError)) throw error;
        throw new ListInterruptedError(error.delivered, error.nextOffset, error.cause, collected);
      }
      return collected;
    },
    count: () => caller.call(definition.count(), callOptions),
    async first() {
      const { records } = await caller.call(definition.page(0, 1), callOptions);
      return records[0];
    },
  };
}

/** One reading of a list. */
interface Reading<T extends { readonly id: RecordId }> {
  readonly caller: DeferringCaller;
  readonly definition: ListDefinition<T>;
  readonly size: number;
  readonly detector: ShiftDetector;
  readonly options: CallOptions;
}

/** A later page in a request of its own. */
async function readPage<T extends { readonly id: RecordId }>(
  { caller, definition, size, detector, options }: Reading<T>,
  offset: number,
): Promise<Page<T>> {
  try {
    return await caller.call(definition.page(offset, size), options);
  } catch (error) {
    throw interrupted(error, detector, offset);
  }
}

/**
 * Reads on until a page is empty: without a total nothing else tells the end for certain. The offset grows by
 * what came, because onOffice may send less than it was asked for.
 */
async function* pagesOneByOne<T extends { readonly id: RecordId }>(
  reading: Reading<T>,
): AsyncGenerator<Page<T>, void> {
  const { size, detector } = reading;
  for (;;) {
    const offset = detector.nextOffset();
    const page = await readPage(reading, offset);
    const checked = detector.check(page, offset, size);
    if (page.records.length === 0) return;
    // Such a list might never end, for instance where the offset is ignored.
    if (checked.records.length === 0) {
      throw new ListShiftedError({ kind: 'repeated_record', offset }, detector.delivered());
    }
    yield checked;
  }
}

/**
 * Reads up to the total, if there is one: asks for several pages a request and for some requests ahead of the
 * consumer, and delivers in order. What is read ahead stays unparsed until the consumer comes to it.
 */
async function* pagesAhead<T extends { readonly id: RecordId }>(
  reading: Reading<T>,
  mostRecords: number,
  { pagesPerRequest = 4, requestsAhead = 3 }: ListOptions,
): AsyncGenerator<Page<T>, void> {
  const { caller, definition, size, detector, options } = reading;
  const underWay: { readonly offsets: readonly number[]; readonly answer: Promise<GroupAnswer<T>> }[] = [];
  let nextOffset = size;
  let checkedUpTo = size;

  const askAhead = (): void => {
    while (underWay.length < requestsAhead) {
      const offsets: number[] = [];
      // The total may grow while the list is read; the detector knows the newest one. What was left out because
      // it had come before does not count towards the most records.
      const end = Math.min(detector.total(), mostRecords + checkedUpTo - detector.delivered());
      for (; offsets.length < pagesPerRequest && nextOffset < end; nextOffset += size)
        offsets.push(nextOffset);
      if (offsets.length === 0) return;
      const calls = offsets.map((offset) => definition.page(offset, size));
      // A failure is kept as a value: the consumer may not have come this far yet.
      const answer = caller.callAllDeferred(calls, options).then(
        (pages): GroupAnswer<T> => ({ pages }),
        (error: unknown): GroupAnswer<T> => ({ error }),
      );
      underWay.push({ offsets, answer });
    }
  };

  for (;;) {
    askAhead();
    const next = underWay.shift();
    if (!next) return;
    const answer = await next.answer;
    askAhead();
    for (const offset of next.offsets) {
      if ('error' in answer) throw interrupted(answer.error, detector, offset);
      // Pages that have arrived together would otherwise be decoded in one go, and nothing else gets a turn.
      await setImmediate();
      if (options.signal?.aborted) throw new OnOfficeCancelledError();
      // Taken out of the answer, so that a page is free to go once the consumer is done with it.
      const settled = answer.pages.shift()?.();
      let page: Page<T>;
      if (settled?.ok) page = settled.value;
      // Unparsed, the answer passed for a good one, so that nobody has repeated it.
      else if (isNotJson(settled?.error)) page = await readPage(reading, offset);
      else throw interrupted(settled?.error, detector, offset);
      const checked = detector.check(page, offset, size);
      checkedUpTo = offset + size;
      yield checked;
    }
  }
}

type GroupAnswer<T> = { readonly pages: (() => Settled<Page<T>>)[] } | { readonly error: unknown };

function interrupted(error: unknown, detector: ShiftDetector, offset: number): unknown {
  // Who cancels knows that the list is not complete.
  if (!(error instanceof OnOfficeError) || error instanceof OnOfficeCancelledError) return error;
  return new ListInterruptedError(detector.delivered(), offset, error);
}

function isNotJson(error: unknown): boolean {
  return error instanceof OnOfficeAnswerError && error.problem === 'not_json';
}

function requireAtLeastOne(value: number | undefined, name: string): void {
  if (value !== undefined && !(Number.isInteger(value) && value >= 1))
    throw new RangeError(`${name} is 1 or more`);
}
