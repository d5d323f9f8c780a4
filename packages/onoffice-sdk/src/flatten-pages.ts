import { OnOfficeCancelledError } from './errors.js';

/**
 * Iterates the records of pages one by one.
 *
 * Written by hand because an async generator makes half a dozen promises for each record; for a list
 * of a hundred thousand that garbage costs more memory than the records do.
 */
export function flattenPages<T>(
  pages: AsyncIterableIterator<readonly T[]>,
  signal: AbortSignal | undefined,
): AsyncIterableIterator<T> {
  let page: readonly T[] = [];
  let place = 0;
  let turning: Promise<IteratorResult<T>> | undefined;

  const takeFromPage = (): IteratorResult<T> | undefined => {
    if (place >= page.length) return undefined;
    const value = page[place];
    place += 1;
    return value === undefined ? undefined : { done: false, value };
  };

  const turn = async (): Promise<IteratorResult<T>> => {
    for (;;) {
      const turned = await pages.next();
      if (turned.done) return { done: true, value: undefined };
      page = turned.value;
      place = 0;
      const taken = takeFromPage();
      if (taken) return taken;
    }
  };

  /** Nothing of a page that has already arrived is delivered after the caller's signal. */
  const cancel = async (): Promise<never> => {
    page = [];
    await pages.return?.();
    throw new OnOfficeCancelledError();
  };

  const next = (): Promise<IteratorResult<T>> => {
    // Whoever asks while a page is being turned waits for it, so that no record is skipped.
    if (turning) return turning.then(next);
    if (signal?.aborted && place < page.length) return cancel();
    const taken = takeFromPage();
    if (taken) return Promise.resolve(taken);
    turning = turn().finally(() => {
      turning = undefined;
    });
    return turning;
  };

  return {
    next,
    async return() {
      page = [];
      await pages.return?.();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
