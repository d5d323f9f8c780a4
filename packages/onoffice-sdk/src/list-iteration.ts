import { OnOfficeCancelledError } from './errors.js';

/**
 * Iterates what `start` makes, under a signal that aborts when the iteration has ended: with the caller's signal,
 * at the end, after an error, and at once when the consumer gives up, also while it waits. A generator alone comes
 * to its `return` only after what it waits for.
 *
 * The caller's signal may live much longer than the list, so that nothing of the iteration stays behind at it.
 * `AbortSignal.any` would leave a signal there each time on Node 20.
 */
export function createIteration<T>(
  start: (signal: AbortSignal) => AsyncGenerator<T, void>,
  callerSignal: AbortSignal | undefined,
): AsyncIterableIterator<T> {
  const controller = new AbortController();
  const forward = (): void => controller.abort(callerSignal?.reason);
  let isGivenUp = false;

  async function* run(): AsyncGenerator<T, void> {
    if (callerSignal?.aborted) throw new OnOfficeCancelledError();
    callerSignal?.addEventListener('abort', forward);
    try {
      yield* start(controller.signal);
    } finally {
      callerSignal?.removeEventListener('abort', forward);
      // What was read ahead is not needed any more.
      controller.abort();
    }
  }
  const generator = run();

  return {
    async next() {
      try {
        const result = await generator.next();
        if (!isGivenUp) return result;
      } catch (error) {
        if (!isGivenUp) throw error;
      }
      // Nobody may be waiting for this one any more, so an error would be an unhandled one.
      return { done: true, value: undefined };
    },
    async return() {
      isGivenUp = true;
      controller.abort();
      await generator.return();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
